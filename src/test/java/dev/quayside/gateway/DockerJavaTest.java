package dev.quayside.gateway;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * docker-java on a session's socket.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
class DockerJavaTest {

	private final TestSession session;

	private final DockerClient docker;

	DockerJavaTest(@Autowired Gateway gateway) throws IOException {
		this.session = new TestSession(gateway);
		DefaultDockerClientConfig configuration = DefaultDockerClientConfig.createDefaultConfigBuilder()
			.withDockerHost("unix://" + this.session.socket())
			.build();
		this.docker = DockerClientImpl.getInstance(configuration,
				new ZerodepDockerHttpClient.Builder().dockerHost(configuration.getDockerHost()).build());
	}

	@BeforeEach
	void pull() throws InterruptedException {
		this.docker.pullImageCmd("alpine").withTag("latest").start().awaitCompletion();
	}

	@AfterEach
	void end() throws IOException {
		this.docker.close();
		this.session.close();
	}

	@Test
	void aContainerIsMadeStartedAskedAndRemoved() throws InterruptedException {
		String id = this.docker.createContainerCmd("alpine")
			.withName("web")
			.withCmd("sh", "-c", "echo ready; exec sleep 600")
			.withEnv("A=b")
			.withHostConfig(HostConfig.newHostConfig()
				.withMemory(64L * 1024 * 1024)
				.withBinds(new Bind("data", new Volume("/data"))))
			.exec()
			.getId();
		this.docker.startContainerCmd(id).exec();
		assertThat(this.docker.listContainersCmd().exec()).extracting(Container::getNames)
			.containsExactly(new String[] { "/web" });
		String exec = this.docker.execCreateCmd(id)
			.withCmd("sh", "-c", "echo $A >/data/x; cat /data/x; cat; exit 4")
			.withAttachStdin(true)
			.withAttachStdout(true)
			.exec()
			.getId();
		Output said = new Output();
		this.docker.execStartCmd(exec)
			.withStdIn(new ByteArrayInputStream("through exec\n".getBytes(StandardCharsets.UTF_8)))
			.exec(said);
		said.awaitText("b\nthrough exec\n");
		Output logs = new Output();
		this.docker.logContainerCmd(id).withStdOut(true).withTailAll().exec(logs);
		assertThat(logs.awaitCompletion(30, TimeUnit.SECONDS)).isTrue();
		assertThat(logs.text()).isEqualTo("ready\n");
		this.docker.stopContainerCmd(id).withTimeout(0).exec();
		assertThat(this.docker.waitContainerCmd(id).start().awaitStatusCode()).isEqualTo(137);
		this.docker.removeContainerCmd(id).withRemoveVolumes(true).exec();
		assertThatThrownBy(() -> this.docker.inspectContainerCmd("web").exec()).isInstanceOf(NotFoundException.class);
	}

	@Test
	void whatIsAttachedHearsAllUntilTheEnd() throws InterruptedException {
		String id = this.docker.createContainerCmd("alpine")
			.withCmd("sh", "-c", "echo out; echo err >&2")
			.withAttachStdout(true)
			.withAttachStderr(true)
			.exec()
			.getId();
		Output output = new Output();
		this.docker.attachContainerCmd(id)
			.withStdOut(true)
			.withStdErr(true)
			.withFollowStream(true)
			.exec(output)
			.awaitStarted();
		this.docker.startContainerCmd(id).exec();
		assertThat(output.awaitCompletion(30, TimeUnit.SECONDS)).isTrue();
		assertThat(output.text().lines()).containsExactlyInAnyOrder("out", "err");
	}

	@Test
	void networksAndVolumesAreMadeListedAndRemoved() {
		String network = this.docker.createNetworkCmd().withName("net").withCheckDuplicate(true).exec().getId();
		this.docker.createVolumeCmd().withName("data").exec();
		assertThat(this.docker.listNetworksCmd().withNameFilter("net").exec()).hasSize(1);
		assertThat(this.docker.listVolumesCmd().exec().getVolumes()).hasSize(1);
		assertThat(this.docker.inspectNetworkCmd().withNetworkId("net").exec().getId()).isEqualTo(network);
		this.docker.removeNetworkCmd(network).exec();
		this.docker.removeVolumeCmd("data").exec();
		assertThat(this.docker.listVolumesCmd().exec().getVolumes()).isEqualTo(List.of());
	}

	/** Frames are copied: their bytes are used again for the next one. */
	private static final class Output extends ResultCallback.Adapter<Frame> {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		@Override
		public void onNext(Frame frame) {
			this.bytes.writeBytes(frame.getPayload().clone());
		}

		String text() {
			return this.bytes.toString(StandardCharsets.UTF_8);
		}

		/** docker-java cannot close the input, so what reads it does not end. */
		void awaitText(String expected) {
			for (int i = 0; i < 600 && !text().equals(expected); i++) {
				Programs.pause();
			}
			assertThat(text()).isEqualTo(expected);
		}

	}

}
