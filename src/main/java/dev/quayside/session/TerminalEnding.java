package dev.quayside.session;

/**
 * Published, on the thread that ends it, before a terminal's workspace is taken away.
 *
 * @param terminal which ends
 * @param reason why, as a sentence for the learner
 */
public record TerminalEnding(TerminalId terminal, String reason) {
}
