package dev.quayside.gateway;

import java.util.Optional;

/**
 * Published when a session has written so much that its learner has to know, and when
 * that is over.
 *
 * @param session which
 * @param text a sentence for the learner, or empty if there is room again
 */
public record DiskNotice(SessionId session, Optional<String> text) {
}
