package dev.quayside.session;

import dev.quayside.gateway.SessionId;

import org.springframework.stereotype.Component;

/**
 * Makes what belongs to a session, and takes it away. Its calls are made with the lock of
 * the session.
 */
@Component
class Beginnings {

	private final SessionStore store;

	private final TerminalStore terminals;

	private final SessionLocks locks;

	private final Workspaces workspaces;

	Beginnings(SessionStore store, TerminalStore terminals, SessionLocks locks, Workspaces workspaces) {
		this.store = store;
		this.terminals = terminals;
		this.locks = locks;
		this.workspaces = workspaces;
	}

	/**
	 * Makes all of a session but the shells. Nothing is left of it if that fails.
	 * @param session which
	 * @param last what is done when all is there
	 */
	void start(SessionId session, Runnable last) {
		try {
			this.workspaces.openView(session);
			this.terminals.of(session).forEach(this.workspaces::ensure);
			last.run();
		}
		catch (RuntimeException ex) {
			try {
				this.store.ending(session);
				remove(session);
			}
			catch (RuntimeException left) {
				// the sweep comes back for what is left
				ex.addSuppressed(left);
			}
			throw ex;
		}
	}

	void remove(SessionId session) {
		this.workspaces.removeAll(session);
		this.store.delete(session);
		this.locks.forget(session);
	}

}
