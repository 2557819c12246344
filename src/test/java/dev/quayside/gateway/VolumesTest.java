package dev.quayside.gateway;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

@SpringJUnitConfig(GatewayTestConfiguration.class)
class VolumesTest {

	private final TestSession ann;

	private final TestSession bob;

	VolumesTest(@Autowired Gateway gateway) throws IOException {
		this.ann = new TestSession(gateway);
		this.bob = new TestSession(gateway);
		this.ann.docker().run("pull", "-q", "alpine");
		this.bob.docker().run("pull", "-q", "alpine");
	}

	@AfterEach
	void end() {
		this.ann.close();
		this.bob.close();
	}

	@Test
	void whatIsWrittenToAVolumeStaysWhenItsContainerIsGone() {
		succeed(run(this.ann, "run", "--rm", "-v", "data:/data", "alpine", "sh", "-c", "echo kept > /data/file"));
		assertThat(run(this.ann, "run", "--rm", "-v", "data:/data:ro", "alpine", "cat", "/data/file").out())
			.isEqualTo("kept\n");
		assertThat(run(this.ann, "volume", "ls", "-q").out()).isEqualTo("data\n");
	}

	@Test
	void bothSessionsOwnAVolumeOfTheSameName() {
		succeed(run(this.ann, "run", "--rm", "-v", "data:/data", "alpine", "sh", "-c", "echo ann > /data/file"));
		assertThat(run(this.bob, "run", "--rm", "-v", "data:/data", "alpine", "ls", "/data").out()).isEmpty();
		assertThat(run(this.bob, "volume", "rm", "data").exit()).isZero();
		assertThat(run(this.ann, "volume", "ls", "-q").out()).isEqualTo("data\n");
		assertThat(run(this.bob, "run", "-v", "qs" + this.ann.id() + "-data:/data", "alpine", "ls", "/data").out())
			.isEmpty();
	}

	@Test
	void aVolumeInUseIsNotRemoved() {
		succeed(run(this.ann, "create", "--name", "web", "--mount", "type=volume,src=data,dst=/data", "alpine"));
		assertThat(run(this.ann, "volume", "rm", "data").err()).contains("volume is in use");
		succeed(run(this.ann, "rm", "web"));
		succeed(run(this.ann, "volume", "rm", "data"));
	}

	@Test
	void aVolumeWithoutANameIsTheSessionsToo() {
		succeed(run(this.ann, "create", "--name", "web", "-v", "/data", "alpine"));
		assertThat(run(this.ann, "volume", "ls", "-q").out().strip()).matches("[0-9a-f]{64}");
		assertThat(run(this.ann, "inspect", "--format", "{{.HostConfig.Binds}}", "web").out()).isEqualTo("[]\n");
		succeed(run(this.ann, "rm", "-v", "web"));
		assertThat(run(this.ann, "volume", "ls", "-q").out()).isEmpty();
	}

	@Test
	void aVolumeThatTheHostRemovedIsMadeAgainAsTheSessionsOwn() {
		succeed(run(this.ann, "volume", "create", "data"));
		succeed(TestedDaemon.docker().run("volume", "rm", "qs" + this.ann.id() + "-data"));
		succeed(run(this.ann, "run", "--name", "web", "-v", "data:/data", "alpine", "true"));
		assertThat(ofAnn()).isEqualTo("qs" + this.ann.id() + "-data\n");
		succeed(run(this.ann, "rm", "web"));
		succeed(TestedDaemon.docker().run("volume", "rm", "qs" + this.ann.id() + "-data"));
		succeed(run(this.ann, "volume", "create", "data"));
		this.ann.close();
		assertThat(ofAnn()).isEmpty();
	}

	private String ofAnn() {
		return TestedDaemon.docker()
			.run("volume", "ls", "-q", "--filter", "label=" + SessionLabels.SESSION + "=" + this.ann.id())
			.out();
	}

	@Test
	void pruningRemovesOnesOwnUnusedVolumesOnly() {
		succeed(run(this.ann, "volume", "create", "one"));
		succeed(run(this.bob, "volume", "create", "one"));
		succeed(run(this.ann, "create", "-v", "two:/data", "alpine"));
		// Since version 1.42 of the API it leaves alone what has a name, unless told.
		String how = TestedDaemon.newer() ? "-af" : "-f";
		assertThat(run(this.ann, "volume", "prune", how).out()).contains("one").doesNotContain("two");
		assertThat(run(this.bob, "volume", "ls", "-q").out()).isEqualTo("one\n");
	}

	@Test
	void memoryThatIsMountedHasASize() {
		assertThat(run(this.ann, "run", "--rm", "--tmpfs", "/t:size=100g", "alpine", "df", "-m", "/t").out())
			.contains(" 256 ");
	}

	@Test
	void anotherContainersVolumesAreMountedOfOnesOwnOnly() {
		succeed(run(this.ann, "run", "--name", "web", "-v", "data:/data", "alpine", "sh", "-c", "echo x > /data/file"));
		assertThat(run(this.ann, "run", "--rm", "--volumes-from", "web", "alpine", "cat", "/data/file").out())
			.isEqualTo("x\n");
		assertThat(run(this.bob, "run", "--rm", "--volumes-from", "web", "alpine", "true").err())
			.contains("No such container: web");
	}

	private static Docker.Result run(TestSession session, String... arguments) {
		return session.docker().run(arguments);
	}

	private static void succeed(Docker.Result result) {
		assertThat(result.exit()).as(result.all()).isZero();
	}

}
