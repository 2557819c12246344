package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.util.Objects;
import dev.quayside.engine.UnixUpstream;
import dev.quayside.engine.Upstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.daemon.Daemon;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What sessions have written, in the daemon's own files.
 */
class HostDiskTest {

	private static final Upstream DAEMON = new UnixUpstream(Docker.RAW);

	private static final Written ENOUGH = new Written(1L << 30, 10_000);

	@Test
	void aContainerThatVanishesMeanwhileKeepsNoOtherFromBeingMeasured() throws IOException {
		try (RawSession session = new RawSession()) {
			String[] vanishing = new String[1];
			Upstream daemon = (request) -> DAEMON.send(request.target().contains("/containers/" + vanishing[0] + "/")
					? UpstreamRequest.of("GET", request.target().replace(vanishing[0], "gone")) : request);
			DiskView disk = disk(session, daemon);
			String other = session.run("alpine", "sh", "-c", "head -c 100000 /dev/zero > /file; sleep 1000");
			vanishing[0] = session.run("alpine", "sh", "-c", "head -c 200000 /dev/zero > /file; sleep 1000");
			RawSession.succeed("exec", other, "sh", "-c", "until [ $(stat -c %s /file) = 100000 ]; do sleep 0.1; done");
			String unseen = vanishing[0];
			assertThat(written(disk, unseen)).isEqualTo(Written.NOTHING);
			assertThat(written(disk, other).bytes()).isGreaterThanOrEqualTo(100_000);
			vanishing[0] = "nothing";
			assertThat(written(disk, unseen)).as("once the daemon tells").isNotEqualTo(Written.NOTHING);
		}
	}

	@Test
	void blocksBeyondTheEndOfAFileCount() throws Exception {
		try (RawSession session = new RawSession()) {
			DiskView disk = disk(session, DAEMON);
			String container = session.run("--volume=/usr:/usr:ro", "--volume=/lib64:/lib64:ro",
					"--volume=/lib:/lib:ro", "alpine", "sleep", "1000");
			String calm = session.run("alpine", "sleep", "1000");
			assertThat(look(disk, container).bytes()).isLessThan(1 << 20);
			for (int i = 1; i < 60 && look(disk, container).bytes() < 200 << 20; i++) {
				if (i % 10 == 1) {
					RawSession.succeed("exec", container, "sh", "-c",
							"touch /file; exec /usr/bin/fallocate -n -l 200M /file".replace("/file", "/file" + i));
				}
				Thread.sleep(100);
			}
			assertThat(look(disk, container).bytes()).isGreaterThanOrEqualTo(200 << 20);
			assertThat(look(disk, calm).bytes()).isLessThan(1 << 20);
			RawSession.succeed("exec", container, "sh", "-c", "rm /file*");
			for (int i = 0; i < 300 && look(disk, container).bytes() > 1 << 20; i++) {
				Thread.sleep(100);
			}
			assertThat(look(disk, container).bytes()).isLessThan(1 << 20);
		}
	}

	private static Written look(DiskView disk, String container) throws IOException {
		disk.space();
		return written(disk, container);
	}

	private static Written written(DiskView disk, String container) throws IOException {
		return Objects.requireNonNull(disk.measure().places().get(container)).written();
	}

	private static DiskView disk(RawSession session, Upstream daemon) throws IOException {
		return HostDisk.of(new DaemonLists(new Daemon(daemon), session.instance()), ENOUGH).orElseThrow();
	}

}
