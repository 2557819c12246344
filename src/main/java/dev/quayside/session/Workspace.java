package dev.quayside.session;

import java.nio.file.Path;

/**
 * The container whose shell is a terminal.
 *
 * @param container its full id
 * @param running whether its shell runs
 * @param join how often hold was taken of its shell before, 0 at the first time
 * @param journal the file for what one server leaves to the next about the shell; it goes
 * with the terminal
 */
public record Workspace(String container, boolean running, int join, Path journal) {
}
