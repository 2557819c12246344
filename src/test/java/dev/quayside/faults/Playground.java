package dev.quayside.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.FreshDaemon;
import dev.quayside.testing.Learner;
import dev.quayside.testing.ServerProcess;

/**
 * A server in a process of its own, on a daemon of its own, whose files lie on a disk of
 * its own: all three can be harmed.
 */
final class Playground implements AutoCloseable {

	private final SmallDisk disk;

	private final FreshDaemon daemon;

	private final ServerProcess server;

	private final Remains remains;

	private Playground(SmallDisk disk, FreshDaemon daemon, Remains remains, ServerProcess server) {
		this.disk = disk;
		this.daemon = daemon;
		this.remains = remains;
		this.server = server;
	}

	static Playground start() throws IOException {
		SmallDisk disk = new SmallDisk("4G");
		try {
			return on(disk, new FreshDaemon(List.of("--data-root=" + disk.folder())));
		}
		catch (IOException | RuntimeException | Error ex) {
			disk.close();
			throw ex;
		}
	}

	private static Playground on(SmallDisk disk, FreshDaemon daemon) throws IOException {
		try {
			daemon.load("alpine");
			daemon.load("quayside/workspace");
			return new Playground(disk, daemon, new Remains(daemon, disk.folder()),
					ServerProcess.run("--quayside.docker-socket=" + daemon.docker().socket(),
							"--quayside.docker-patience=10s", "--quayside.session.maximum=300",
							"--quayside.reaper.period=5s", "--quayside.gateway.network-pool=10.196.0.0/14"));
		}
		catch (IOException | RuntimeException | Error ex) {
			daemon.close();
			throw ex;
		}
	}

	SmallDisk disk() {
		return this.disk;
	}

	FreshDaemon daemon() {
		return this.daemon;
	}

	ServerProcess server() {
		return this.server;
	}

	Learner learner() {
		return new Learner(this.server.address());
	}

	Path socket(Learner learner) {
		return this.server.data().resolve("run").resolve(learner.session().at("/id").asString()).resolve("docker.sock");
	}

	Docker docker(Learner learner) {
		return Docker.on(socket(learner));
	}

	/** Ends the server with all sessions, and tells what is left of them anywhere. */
	List<String> remains() throws IOException {
		this.server.end();
		return this.remains.of(this.server.data());
	}

	/** The sessions of which there is something, though they are over. */
	Set<String> over() throws IOException {
		return this.remains.ofNoSession(this.server.data());
	}

	@Override
	public void close() throws IOException {
		try (this.disk; this.daemon) {
			this.server.close();
		}
	}

}
