package dev.quayside.engine;

/**
 * Published when the daemon begins to answer again, or does no more.
 *
 * @param answers whether it does
 */
public record DaemonChanged(boolean answers) {
}
