package dev.quayside.session;

import java.time.Instant;

import dev.quayside.gateway.SessionId;

/**
 * A session whose time is over: what its learner made is stopped and kept for a while.
 *
 * @param id its name
 * @param until how long it is kept
 */
public record Resting(SessionId id, Instant until) {
}
