package dev.quayside.engine;

/**
 * What answers on the daemon's socket.
 *
 * @param version the release of the daemon, say {@code 20.10.24}
 * @param apiVersion the newest API that it speaks, say {@code 1.41}
 */
public record EngineVersion(String version, String apiVersion) {
}
