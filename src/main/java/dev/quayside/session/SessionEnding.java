package dev.quayside.session;

import dev.quayside.gateway.SessionId;

/**
 * Published, on the thread that ends it, before anything of a session is taken away.
 *
 * @param session which ends
 * @param reason why, as a sentence for the learner
 */
public record SessionEnding(SessionId session, String reason) {
}
