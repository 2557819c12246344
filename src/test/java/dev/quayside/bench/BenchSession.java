package dev.quayside.bench;

import dev.quayside.testing.Learner;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A session of the server; closing it ends it.
 *
 * @param learner whose it is
 * @param socket its socket
 */
record BenchSession(Learner learner, Path socket) implements AutoCloseable {

	static BenchSession on(BenchServer server) {
		Learner learner = new Learner(server.url());
		return new BenchSession(learner, server.socket(learner));
	}

	Cli cli() {
		return new Cli(this.socket);
	}

	/** Has it ready for containers: the first one also makes the session's network. */
	BenchSession ready() throws IOException, InterruptedException {
		cli().run("pull", "-q", "alpine");
		cli().run("run", "--rm", "alpine", "true");
		return this;
	}

	@Override
	public void close() {
		this.learner.call("DELETE", "/api/session");
	}

}
