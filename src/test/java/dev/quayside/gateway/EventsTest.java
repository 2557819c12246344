package dev.quayside.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(GatewayTestConfiguration.class)
class EventsTest {

	private static final String ASK = "GET /v1.41/events HTTP/1.1\r\nHost: docker\r\n\r\n";

	private final TestSession ann;

	private final TestSession bob;

	private final EngineEvents events;

	private final RecordingUpstream upstream;

	EventsTest(@Autowired Gateway gateway, @Autowired EngineEvents events, @Autowired RecordingUpstream upstream)
			throws IOException {
		this.ann = new TestSession(gateway);
		this.bob = new TestSession(gateway);
		this.events = events;
		this.upstream = upstream;
	}

	@BeforeEach
	void pull() {
		this.ann.docker().run("pull", "-q", "alpine");
		this.bob.docker().run("pull", "-q", "alpine");
	}

	@AfterEach
	void end() {
		this.ann.close();
		this.bob.close();
	}

	@Test
	void eachSessionHearsOfItsOwnObjectsOnly() {
		this.ann.docker().run("run", "--rm", "--name", "web", "--label", "who=ann", "alpine", "true");
		this.bob.docker().run("volume", "create", "data");
		this.bob.docker().run("run", "--name", "web", "--label", "who=bob", "alpine", "echo", "bobs-secret");
		String ann = past(this.ann);
		String bob = past(this.bob);
		assertThat(ann).contains("container create", "container destroy", "image=alpine, name=web, who=ann")
			.doesNotContain("bob", "dev.quayside", "qs" + this.ann.id(), "qs" + this.bob.id());
		assertThat(bob).contains("who=bob").doesNotContain("who=ann", "destroy", "dev.quayside", "qs" + this.bob.id());
	}

	@Test
	void whatOthersExecuteIsNotHeard() {
		this.bob.docker().run("run", "-d", "--name", "web", "alpine", "sleep", "600");
		this.bob.docker().run("exec", "web", "echo", "bobs-secret");
		assertThat(past(this.bob)).contains("exec_start: echo bobs-secret");
		assertThat(past(this.ann)).doesNotContain("exec_");
	}

	@Test
	void whatHappensOutsideOfSessionsIsNotHeard() {
		Docker raw = Docker.on(Docker.RAW);
		String name = "quayside-" + this.ann.id() + "-1";
		raw.run("create", "--name", name, "--label", SessionLabels.SESSION + "=" + this.ann.id(), "--label",
				SessionLabels.ROLE + "=" + SessionLabels.ROLE_WORKSPACE, "alpine");
		raw.run("rm", name);
		assertThat(past(this.ann)).doesNotContain("create", "quayside");
	}

	@Test
	void whatTheGatewayDoesByItselfIsHeard() {
		this.ann.docker().run("rmi", "alpine");
		assertThat(past(this.ann)).contains("image pull alpine:latest", "name=alpine", "image untag sha256:",
				"image delete sha256:");
	}

	@Test
	void filtersAreThoseOfDocker() {
		this.ann.docker().run("run", "--name", "one", "--label", "a=b", "alpine", "true");
		this.ann.docker().run("run", "--name", "two", "alpine", "true");
		assertThat(past(this.ann, "type=image").lines()).hasSize(1);
		assertThat(past(this.ann, "container=one")).contains("name=one").doesNotContain("name=two", "image pull");
		assertThat(past(this.ann, "event=die").lines()).hasSize(2);
		assertThat(past(this.ann, "label=a=b", "event=start").lines()).hasSize(1);
		assertThat(past(this.ann, "image=alpine", "event=create").lines()).hasSize(2);
		assertThat(past(this.ann, "image=nosuch")).isEmpty();
		assertThat(this.ann.docker().run("events", "--filter", "nosuch=x").err()).contains("Invalid filter 'nosuch'");
	}

	@Test
	void aListenerOfTheServerHearsInOrder() throws Exception {
		BlockingQueue<String> heard = new LinkedBlockingQueue<>();
		try (var _ = this.events.subscribe(this.ann.id(), (event) -> heard.add(event.action()))) {
			this.ann.docker().run("create", "--name", "web", "alpine");
			this.ann.docker().run("rm", "web");
			assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("create");
			assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("destroy");
		}
		this.ann.docker().run("create", "--name", "web", "alpine");
		past(this.ann);
		assertThat(heard).isEmpty();
	}

	@Test
	void aContainerThatIsGoneLeavesItsNameAndItsPlace() throws Exception {
		BlockingQueue<EngineEvent> heard = new LinkedBlockingQueue<>();
		try (var _ = this.events.subscribe(this.ann.id(), heard::add)) {
			this.ann.docker().run("create", "--name", "web", "alpine");
			Docker.on(Docker.RAW).run("rm", "qs" + this.ann.id() + "-web");
			heard.poll(60, TimeUnit.SECONDS);
			heard.poll(60, TimeUnit.SECONDS);
		}
		this.upstream.forget();
		assertThat(this.ann.docker().run("inspect", "--type", "container", "web").exit()).isEqualTo(1);
		assertThat(this.upstream.requests()).isEmpty();
	}

	@Test
	void manyStreamsCostTheDaemonNothing() throws IOException {
		this.upstream.forget();
		List<SocketChannel> streams = new ArrayList<>();
		try {
			for (int i = 0; i < 50; i++) {
				streams.add(open(this.ann.socket()));
			}
			List<BufferedReader> readers = streams.stream().map(EventsTest::reader).toList();
			for (BufferedReader reader : readers) {
				assertThat(line(reader, "")).isEmpty();
			}
			assertThat(this.upstream.requests()).isEmpty();
			this.ann.docker().run("create", "--name", "web", "alpine");
			for (BufferedReader reader : readers) {
				assertThat(line(reader, "\"Action\":\"create\"")).contains("\"status\":\"create\"",
						"\"from\":\"alpine\"");
			}
		}
		finally {
			for (SocketChannel stream : streams) {
				stream.close();
			}
		}
	}

	@Test
	void aClientThatDoesNotReadIsCutOff() throws Exception {
		String large = "x".repeat(4000);
		BlockingQueue<EngineEvent> heard = new LinkedBlockingQueue<>();
		try (SocketChannel lazy = open(this.ann.socket()); var _ = this.events.subscribe(this.ann.id(), heard::add)) {
			List<String> create = new ArrayList<>(List.of("create", "--name", "web"));
			for (int i = 0; i < 20; i++) {
				create.addAll(List.of("--label", "l" + i + "=" + large));
			}
			create.add("alpine");
			this.ann.docker().run(create.toArray(String[]::new));
			for (int i = 0; i < 60; i++) {
				this.ann.docker().run("rename", (i % 2 == 0) ? "web" : "other", (i % 2 == 0) ? "other" : "web");
			}
			for (int i = 0; i < 61; i++) {
				assertThat(heard.poll(60, TimeUnit.SECONDS)).isNotNull();
			}
			assertThat(readsToItsEnd(lazy)).isLessThan(61L * 20 * 4000);
		}
	}

	private static String past(TestSession session, String... filters) {
		List<String> command = new ArrayList<>(List.of("events", "--since", "1", "--until", Instant.now().toString()));
		for (String filter : filters) {
			command.addAll(List.of("--filter", filter));
		}
		Docker.Result result = session.docker().run(command.toArray(String[]::new));
		assertThat(result.exit()).as(result.err()).isZero();
		return result.out();
	}

	private static SocketChannel open(Path socket) throws IOException {
		SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
		channel.write(ByteBuffer.wrap(ASK.getBytes(StandardCharsets.US_ASCII)));
		return channel;
	}

	private static BufferedReader reader(SocketChannel channel) {
		return new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
	}

	private static String line(BufferedReader reader, String with) throws IOException {
		String line = reader.readLine();
		while (line != null && (with.isEmpty() ? !line.isEmpty() : !line.contains(with))) {
			line = reader.readLine();
		}
		return String.valueOf(line);
	}

	private static long readsToItsEnd(SocketChannel channel) {
		long read = 0;
		try {
			InputStream in = Channels.newInputStream(channel);
			byte[] buffer = new byte[8192];
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				read += count;
			}
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageContaining("reset");
		}
		return read;
	}

}
