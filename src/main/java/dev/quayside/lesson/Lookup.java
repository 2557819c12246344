package dev.quayside.lesson;

/**
 * A fact to be looked up in a learner's engine.
 *
 * @param about of which object; not of a command
 * @param fact what of it
 */
public record Lookup(Expectation about, Fact fact) {
}
