package dev.quayside.session;

/**
 * A session that was asked for.
 *
 * @param session the session
 * @param fresh whether this call made it
 */
public record Opened(Session session, boolean fresh) implements Answer {
}
