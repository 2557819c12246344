package dev.quayside.session;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A place in the queue.
 *
 * @param position 1 for who is next
 * @param expected how long it may take, or null where that is not known
 */
public record Waiting(int position, @Nullable Duration expected) implements Answer {
}
