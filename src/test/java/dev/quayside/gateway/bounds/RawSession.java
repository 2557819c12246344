package dev.quayside.gateway.bounds;

import java.util.ArrayList;
import java.util.List;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionLabels;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Containers of a session that were made on the machine's own daemon, without a gateway.
 * Closing it removes them.
 */
final class RawSession implements AutoCloseable {

	private static final Docker DOCKER = Docker.on(Docker.RAW);

	private final SessionId id = SessionId.random();

	private final InstanceId instance = new InstanceId("bounds-test-" + this.id);

	SessionId id() {
		return this.id;
	}

	InstanceId instance() {
		return this.instance;
	}

	/**
	 * Runs a container in the background.
	 * @param arguments options, image and command
	 * @return its id
	 */
	String run(String... arguments) {
		List<String> command = new ArrayList<>(List.of("run", "-d", "--network=none",
				"--label=" + SessionLabels.INSTANCE + "=" + this.instance.value(),
				"--label=" + SessionLabels.SESSION + "=" + this.id));
		command.addAll(List.of(arguments));
		return succeed(command.toArray(String[]::new)).strip();
	}

	/** What the command prints. */
	static String succeed(String... command) {
		Docker.Result done = DOCKER.run(command);
		assertThat(done.exit()).as(done.all()).isZero();
		return done.out();
	}

	@Override
	public void close() {
		String ids = succeed("ps", "-aq", "--filter", "label=" + SessionLabels.SESSION + "=" + this.id);
		ids.lines().forEach((container) -> succeed("rm", "-f", "-v", container));
	}

}
