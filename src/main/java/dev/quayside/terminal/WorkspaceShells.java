package dev.quayside.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import dev.quayside.engine.DaemonWatch;
import dev.quayside.engine.Engine;
import dev.quayside.engine.RawConnection;
import dev.quayside.engine.Upstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.session.TerminalId;
import dev.quayside.session.SessionTerminals;
import dev.quayside.session.Workspace;
import org.springframework.stereotype.Component;

/**
 * The shells of the workspace containers.
 */
@Component
class WorkspaceShells implements Shells {

	/**
	 * With no detach keys the daemon takes Ctrl-P Ctrl-Q, and holds every Ctrl-P back
	 * until the next key. These bytes occur in no UTF-8 text.
	 */
	private static final String DETACH_KEYS = "%FF,%FE,%FF,%FE,%FF,%FE,%FF,%FE";

	/**
	 * How many bits the numbers of one hold on a shell have: 1 TiB. 13 more are exact in
	 * a browser, whose numbers have 53.
	 */
	private static final int NUMBER_BITS = 40;

	private static final int MOST_JOINS = 1 << 13;

	private final SessionTerminals terminals;

	private final Engine engine;

	private final DaemonWatch daemon;

	private final Upstream upstream;

	WorkspaceShells(SessionTerminals terminals, Engine engine, DaemonWatch daemon, Upstream upstream) {
		this.daemon = daemon;
		this.terminals = terminals;
		this.engine = engine;
		this.upstream = upstream;
	}

	@Override
	public Attachment attach(TerminalId terminal, Size size) throws IOException {
		Workspace workspace = this.terminals.join(terminal);
		boolean running = workspace.running();
		long first = (long) (workspace.join() % MOST_JOINS) << NUMBER_BITS;
		Journal journal = Journal.open(workspace.journal());
		if (!running || !journal.isBegun()) {
			journal.begin(first);
		}
		WorkspaceShell shell = connect(workspace);
		try {
			// One that runs is told later, once what it wrote before is a replay: a
			// program that fills the screen draws it at once, and would do so on the
			// first
			// screen.
			if (!running) {
				this.engine.start(workspace.container());
				shell.resize(size);
			}
			return new Attachment(shell, first, journal, running);
		}
		catch (RuntimeException ex) {
			shell.close();
			throw ex;
		}
	}

	/** Attached before it is started, a shell says nothing that is not heard. */
	private WorkspaceShell connect(Workspace workspace) throws IOException {
		RawConnection reading = attach(workspace, "stdin=1&detachKeys=" + DETACH_KEYS);
		try {
			RawConnection writing = attach(workspace, "stdout=1&stderr=1" + (workspace.running() ? "&logs=1" : ""));
			return new WorkspaceShell(workspace.container(), this.engine, this.daemon, writing, reading);
		}
		catch (IOException | RuntimeException ex) {
			reading.close();
			throw ex;
		}
	}

	private RawConnection attach(Workspace workspace, String streams) throws IOException {
		UpstreamResponse response = this.upstream
			.send(UpstreamRequest.of("POST", "/containers/" + workspace.container() + "/attach?stream=1&" + streams)
				.upgrading());
		if (response.status() != 101) {
			try (response) {
				throw new IOException("The Docker daemon did not attach: " + response.status() + " "
						+ new String(response.body().readNBytes(1024), StandardCharsets.UTF_8).strip());
			}
		}
		return response.raw();
	}

}
