package dev.quayside.session;

/**
 * What somebody gets who asks for a session.
 */
public sealed interface Answer permits Opened, Waiting {

}
