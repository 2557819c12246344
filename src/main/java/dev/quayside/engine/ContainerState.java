package dev.quayside.engine;

/**
 * A container as it is now.
 *
 * @param id the full id
 * @param running whether its main process runs
 * @param exitCode with what the main process ended last; 0 as long as it never did
 */
public record ContainerState(String id, boolean running, int exitCode) {
}
