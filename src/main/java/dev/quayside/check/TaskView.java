package dev.quayside.check;

/**
 * How a task stands. In the sentences, code stands between backticks.
 *
 * @param id its name
 * @param done whether it was done, now or before
 * @param said after an attempt, what was found and what is wanted; otherwise empty
 * @param stuck if it cannot be done any more, why; otherwise empty
 */
public record TaskView(String id, boolean done, String said, String stuck) {
}
