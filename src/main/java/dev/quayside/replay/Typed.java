package dev.quayside.replay;

import java.util.OptionalInt;

/**
 * A line that was typed.
 *
 * @param line as it was typed, with its places filled
 * @param shown what was shown then, its end at least
 * @param status with what the shell of the workspace says that it ended; empty while
 * another program has the terminal, and in the midst of a command of several lines
 */
public record Typed(String line, String shown, OptionalInt status) {
}
