package dev.quayside.progress;

/**
 * A learner, of whom nothing is known but what a browser shows.
 *
 * @param value the SHA-256 of the secret, in hex
 */
public record LearnerId(String value) {
}
