package dev.quayside.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import dev.quayside.session.SessionEnding;
import dev.quayside.session.TerminalEnding;
import dev.quayside.session.TerminalId;
import dev.quayside.session.WarmShells;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The terminals that somebody has looked at since the server started.
 */
@Component
class Terminals implements SmartLifecycle, WarmShells {

	private static final Duration FAREWELL = Duration.ofSeconds(2);

	private static final Duration PAUSE = Duration.ofMillis(10);

	/** How large most terminals are before anybody has said so. */
	private static final Size GUESS = new Size(80, 24);

	private final ConcurrentHashMap<TerminalId, Terminal> terminals = new ConcurrentHashMap<>();

	private final Shells shells;

	private volatile boolean running;

	Terminals(Shells shells) {
		this.shells = shells;
	}

	Terminal get(TerminalId id) {
		return this.terminals.computeIfAbsent(id, (key) -> new Terminal(key, this.shells));
	}

	@Override
	public void warm(TerminalId terminal) throws IOException {
		get(terminal).prepare(GUESS);
	}

	@Override
	public boolean isWarm(TerminalId terminal) {
		Terminal known = this.terminals.get(terminal);
		return known != null && known.isHeld();
	}

	@EventListener
	void sessionEnds(SessionEnding event) {
		this.terminals.keySet()
			.stream()
			.filter((id) -> id.session().equals(event.session()))
			.forEach((id) -> end(id, event.reason()));
	}

	@EventListener
	void terminalEnds(TerminalEnding event) {
		end(event.terminal(), event.reason());
	}

	private void end(TerminalId id, String reason) {
		Terminal terminal = this.terminals.remove(id);
		if (terminal != null) {
			terminal.close(reason);
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	/**
	 * Before the web server stops, viewers are told; the shells run on, for the server
	 * that comes next.
	 */
	@Override
	public void stop() {
		this.running = false;
		this.terminals.values().forEach((terminal) -> terminal.close(null));
		long deadline = System.nanoTime() + FAREWELL.toNanos();
		while (System.nanoTime() - deadline < 0 && this.terminals.values().stream().anyMatch(Terminal::hasViewers)) {
			LockSupport.parkNanos(PAUSE.toNanos());
		}
		this.terminals.clear();
	}

	/**
	 * After the pool of warm sessions, which takes a shell that is let go of for dead.
	 */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 1;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
