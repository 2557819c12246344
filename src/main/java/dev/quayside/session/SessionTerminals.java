package dev.quayside.session;

import dev.quayside.engine.ContainerState;
import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionRefusedException.Reason;
import dev.quayside.session.SessionStore.State;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The terminals of sessions and the containers behind them. Its calls throw
 * {@link SessionRefusedException} for what cannot be had and
 * {@link dev.quayside.engine.EngineException} when the daemon does not do as asked. Safe
 * for use by several threads.
 */
@Service
public class SessionTerminals {

	private final SessionStore store;

	private final TerminalStore terminals;

	private final SessionLocks locks;

	private final Workspaces workspaces;

	private final Activity activity;

	private final SessionProperties properties;

	private final ApplicationEventPublisher events;

	SessionTerminals(SessionStore store, TerminalStore terminals, SessionLocks locks, Workspaces workspaces,
			Activity activity, SessionProperties properties, ApplicationEventPublisher events) {
		this.store = store;
		this.terminals = terminals;
		this.locks = locks;
		this.workspaces = workspaces;
		this.activity = activity;
		this.properties = properties;
		this.events = events;
	}

	/**
	 * Adds a terminal to a session.
	 * @param session whose
	 * @return the new terminal
	 */
	public TerminalId addTerminal(SessionId session) {
		return this.locks.with(session, () -> {
			this.store.require(session, State.OPEN);
			if (this.terminals.of(session).size() >= this.properties.terminals()) {
				throw new SessionRefusedException(Reason.TOO_MANY_TERMINALS, "A session has at most "
						+ this.properties.terminals() + " terminals; close one to open another");
			}
			this.activity.touch(session);
			TerminalId terminal = this.terminals.add(session);
			try {
				this.workspaces.ensure(terminal);
				return terminal;
			}
			catch (RuntimeException ex) {
				this.terminals.delete(terminal);
				throw ex;
			}
		});
	}

	/**
	 * Ends a terminal of a session.
	 * @param terminal which
	 */
	public void endTerminal(TerminalId terminal) {
		if (!this.terminals.delete(terminal)) {
			throw new SessionRefusedException(Reason.UNKNOWN, "There is no such terminal; it may have been closed");
		}
		this.events.publishEvent(new TerminalEnding(terminal, "This terminal was closed."));
		this.locks.with(terminal.session(), () -> {
			this.workspaces.remove(terminal);
			return Boolean.TRUE;
		});
	}

	/**
	 * The container in which the learner's own commands run, made anew where it is
	 * missing.
	 * @param session whose
	 * @return the full id of the container of its first terminal, to be started if it
	 * does not run
	 */
	public String workspace(SessionId session) {
		return this.locks.with(session, () -> {
			this.store.require(session, State.OPEN);
			this.activity.touch(session);
			TerminalId first = this.terminals.of(session)
				.stream()
				.findFirst()
				.orElseThrow(() -> new SessionRefusedException(Reason.UNKNOWN,
						"Your session has no terminal; open one first"));
			return this.workspaces.ensure(first).id();
		});
	}

	/**
	 * Takes hold of the container of a terminal, making it anew where it is missing. Each
	 * call counts as one more join.
	 * @param terminal whose
	 * @return the container, to be started if it does not run
	 */
	public Workspace join(TerminalId terminal) {
		return this.locks.with(terminal.session(), () -> {
			requireTerminal(terminal);
			this.activity.touch(terminal.session());
			ContainerState container = this.workspaces.ensure(terminal);
			return new Workspace(container.id(), container.running(), this.terminals.join(terminal),
					this.workspaces.journal(terminal));
		});
	}

	private void requireTerminal(TerminalId terminal) {
		// No browser knows of a session without an owner.
		this.store.require(terminal.session(), State.STARTING, State.WARM, State.OPEN);
		if (!this.terminals.of(terminal.session()).contains(terminal)) {
			throw new SessionRefusedException(Reason.UNKNOWN, "There is no such terminal; it may have been closed");
		}
	}

}
