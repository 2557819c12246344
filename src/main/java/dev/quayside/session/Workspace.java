package dev.quayside.session;

/**
 * The container whose shell is a terminal.
 *
 * @param container its full id
 * @param running whether its shell runs
 * @param join how often hold was taken of its shell before, 0 at the first time
 */
public record Workspace(String container, boolean running, int join) {
}
