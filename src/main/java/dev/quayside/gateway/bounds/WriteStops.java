package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;

/**
 * Stops what writes too much. Nobody waits for it: a daemon whose disk is busy takes
 * seconds for each. Safe for use by several threads.
 */
final class WriteStops {

	private static final Logger LOGGER = System.getLogger(WriteStops.class.getName());

	private final Map<String, Long> struck = new ConcurrentHashMap<>();

	private final Set<String> underWay = ConcurrentHashMap.newKeySet();

	private final DaemonLists daemon;

	WriteStops(DaemonLists daemon) {
		this.daemon = daemon;
	}

	/**
	 * A container is killed, as by a kernel that has no memory left. Of a workspace all
	 * is killed but the shell, and the shell too if it goes on writing by itself.
	 * @param since when it had not yet written what it has written now
	 */
	void stop(Usage.Container container, long since) {
		Long strike = this.struck.get(container.id());
		boolean before = strike != null && since - strike < 0;
		if (before || !this.underWay.add(container.id())) {
			return;
		}
		Thread.startVirtualThread(SessionInLog.naming(container.session(), () -> {
			LOGGER.log(Level.INFO, "The session has written too much: what writes in {0} is stopped", container.id());
			try {
				end(container);
			}
			catch (IOException | Refusal ex) {
				LOGGER.log(Level.DEBUG, "What writes in " + container.id() + " cannot be stopped", ex);
			}
			finally {
				this.underWay.remove(container.id());
			}
		}));
	}

	private void end(Usage.Container container) throws IOException {
		if (!container.workspace()) {
			// The daemon starts a program for it, which a busy disk keeps waiting.
			FirstProcess.kill(this.daemon.get(Target.of("/containers/" + container.id() + "/json"))
				.path("State")
				.path("Pid")
				.asInt(0), container.id());
			this.daemon.act(Target.of("/containers/" + container.id() + "/kill").with("signal", "KILL"));
		}
		else if (!this.struck.containsKey(container.id())) {
			this.daemon.run(container.id(), "sh", "-c", "kill -9 -1");
			this.struck.put(container.id(), System.nanoTime());
		}
		else {
			this.struck.remove(container.id());
			this.daemon.act(Target.of("/containers/" + container.id() + "/restart").with("t", "0"));
		}
	}

	/** Forgets the containers that are gone. */
	void retain(Set<String> containers) {
		this.struck.keySet().retainAll(containers);
	}

}
