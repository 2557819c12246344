package dev.quayside.gateway;

import dev.quayside.engine.UpstreamRequest;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of spoilt requests in one session: the server lives on, the daemon hears only
 * what it may, and the session beside it is as it was. The same seed makes the same
 * requests; {@code -Dfuzz.seed} chooses another, {@code -Dfuzz.seconds} a longer time.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
class FuzzTest {

	private static final long SEED = Long.getLong("fuzz.seed", 20_261_121);

	private static final Duration TIME = Duration.ofSeconds(Math.max(2, Long.getLong("fuzz.seconds", 20)));

	private static final int CLIENTS = 4;

	/** How many requests are sent before what the daemon heard is judged. */
	private static final int ROUND = 100;

	private final RecordingUpstream upstream;

	private final TestSession fuzzed;

	private final TestSession other;

	private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

	private String marker = "";

	FuzzTest(@Autowired Gateway gateway, @Autowired RecordingUpstream upstream) throws IOException {
		this.upstream = upstream;
		this.fuzzed = new TestSession(gateway);
		this.other = new TestSession(gateway);
	}

	@BeforeEach
	void bothHaveAContainer() {
		for (TestSession session : List.of(this.fuzzed, this.other)) {
			session.docker().run("pull", "-q", "alpine");
			Docker.Result run = session.docker()
				.run("run", "-d", "--name", "web", "-v", "data:/data", "alpine", "sleep", "6000");
			assertThat(run.exit()).as(run.all()).isZero();
		}
		this.marker = state();
		this.upstream.forget();
	}

	@AfterEach
	void end() {
		this.watch.shutdownNow();
		this.fuzzed.close();
		this.other.close();
	}

	@Test
	void theWire() throws Exception {
		List<String> requests = List.of(get("/v1.41/containers/json?all=1"), get("/v1.41/containers/web/json"),
				get("/_ping"), get("/v1.41/version"), get("/v1.41/info"), get("/v1.41/images/json"),
				get("/v1.41/networks"), get("/v1.41/volumes"),
				get("/v1.41/containers/web/logs?stdout=1&stderr=1&tail=all"),
				get("/v1.41/containers/" + foreignContainer() + "/json"), post("/v1.41/containers/web/stop?t=0", ""),
				post("/v1.41/containers/web/start", ""), post("/v1.41/containers/web/wait?condition=next-exit", ""),
				post("/v1.41/containers/web/rename?name=site", ""), post("/v1.41/containers/site/rename?name=web", ""),
				post("/v1.41/containers/create?name=made",
						"{\"Image\":\"alpine\",\"HostConfig\":{\"Memory\":8000000}}"),
				chunked("/v1.41/containers/create", "{\"Image\":\"alpine\",\"Cmd\":[\"true\"]}"),
				post("/v1.41/containers/web/exec", "{\"Cmd\":[\"true\"],\"AttachStdout\":true}"),
				post("/v1.41/networks/create", "{\"Name\":\"net\",\"Driver\":\"bridge\"}"),
				post("/v1.41/networks/net/connect", "{\"Container\":\"web\"}"),
				post("/v1.41/build?t=made&buildargs=%7B%22a%22:%22b%22%7D&version=1", context()),
				post("/v1.41/build/prune?all=1", ""), post("/v1.41/volumes/create", "{\"Name\":\"more\"}"),
				get("/v1.41/events?since=1&until=2"), get("/v1.41/system/df"), get("/v1.41/images/alpine/history"),
				get("/v1.41/images/alpine/json"), get("/v1.41/images/get?names=alpine"),
				get("/v1.41/images/search?term=a"), get("/v1.41/containers/web/stats?stream=0&one-shot=1"),
				get("/v1.41/containers/web/changes"), get("/v1.41/containers/web/top?ps_args=-ef"),
				get("/v1.41/containers/web/export"), get("/v1.41/containers/web/archive?path=/etc/hostname"),
				"HEAD /v1.41/containers/web/archive?path=/etc HTTP/1.1\r\nHost: d\r\n\r\n",
				"PUT" + post("/v1.41/containers/web/archive?path=/tmp", "x\0".repeat(512)).substring("POST".length()),
				post("/v1.41/containers/web/update", "{\"Memory\":16000000}"),
				post("/v1.41/images/create?fromImage=alpine&tag=latest", ""),
				post("/v1.41/images/create?fromSrc=-&repo=flat", "\0".repeat(1024)),
				post("/v1.41/images/load?quiet=1", "\0".repeat(1024)),
				post("/v1.41/images/alpine/tag?repo=mine&tag=v1", ""),
				"DELETE /v1.41/images/mine:v1?force=1 HTTP/1.1\r\nHost: d\r\n\r\n",
				post("/v1.41/commit?container=web&repo=mine&tag=v2&changes=CMD%20x", ""),
				post("/v1.41/images/prune", ""), post("/v1.41/containers/prune", ""), post("/v1.41/volumes/prune", ""),
				post("/v1.41/networks/prune", ""),
				post("/v1.41/networks/net/disconnect", "{\"Container\":\"web\",\"Force\":true}"),
				"POST /v1.41/containers/web/attach?stream=1&stdout=1 HTTP/1.1\r\nHost: d\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n",
				"DELETE /v1.41/containers/made?force=1 HTTP/1.1\r\nHost: d\r\n\r\n",
				"DELETE /v1.41/networks/net HTTP/1.1\r\nHost: d\r\n\r\n",
				"DELETE /v1.41/volumes/more HTTP/1.1\r\nHost: d\r\n\r\n");
		fuzz((seed) -> new WireMutations(seed, requests)::next);
	}

	/** Of a build that fails before the daemon hears of it. */
	private static String context() throws IOException {
		byte[] dockerfile = "FROM nosuch\nRUN true\n".getBytes(StandardCharsets.US_ASCII);
		ByteArrayOutputStream archive = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(archive)) {
			TarArchiveEntry entry = new TarArchiveEntry("Dockerfile");
			entry.setSize(dockerfile.length);
			tar.putArchiveEntry(entry);
			tar.write(dockerfile);
			tar.closeArchiveEntry();
		}
		return archive.toString(StandardCharsets.ISO_8859_1);
	}

	@Test
	void theBodyOfACreate() throws Exception {
		String image = TestedDaemon.docker()
			.run("image", "inspect", "--format", "{{.Id}}", "hello-world")
			.out()
			.strip();
		fuzz((seed) -> {
			BodyMutations bodies = new BodyMutations(seed, foreignContainer(), image);
			return () -> post("/v1.41/containers/create", latin(bodies.next()));
		});
	}

	private void fuzz(LongFunction<Supplier<String>> clients) throws Exception {
		List<Supplier<String>> sources = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			sources.add(clients.apply(SEED + i));
		}
		AllowedRequests allowed = new AllowedRequests(this.fuzzed.id(),
				List.of("qs" + this.other.id(), foreignContainer()));
		Instant until = Instant.now().plus(TIME.dividedBy(2));
		int sent = 0;
		int heard = 0;
		do {
			sent += sendRound(sources);
			List<UpstreamRequest> requests = this.upstream.requests();
			heard += requests.size();
			requests.forEach(allowed::judge);
			assertThat(this.fuzzed.raw(get("/_ping"))).as("after %s requests of seed %s", sent, SEED)
				.startsWith("HTTP/1.1 200");
			tidy();
			this.upstream.forget();
		}
		while (Instant.now().isBefore(until));
		assertThat(heard).as("none of %s requests was valid enough for the daemon", sent).isPositive();
		assertThat(state()).isEqualTo(this.marker);
	}

	/** What the next round is to find: one container that runs, and room for more. */
	private void tidy() {
		this.fuzzed.docker()
			.shell("docker rm -f $(docker ps -aq --filter status=created); docker network rm net; "
					+ "docker rename site web; docker start web || docker run -d --name web alpine sleep 6000");
	}

	private int sendRound(List<Supplier<String>> sources) throws Exception {
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> running = new ArrayList<>();
			for (Supplier<String> source : sources) {
				running.add(clients.submit(() -> {
					for (int i = 0; i < ROUND / CLIENTS; i++) {
						send(source.get());
					}
				}));
			}
			for (Future<?> client : running) {
				client.get();
			}
		}
		return ROUND;
	}

	/** Sends bytes and reads what comes, for a while: some answers have no end. */
	private void send(String bytes) {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(this.fuzzed.socket()))) {
			Future<?> end = this.watch.schedule(() -> cut(channel), 3, TimeUnit.SECONDS);
			OutputStream out = Channels.newOutputStream(channel);
			InputStream in = Channels.newInputStream(channel);
			out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
			channel.shutdownOutput();
			in.transferTo(OutputStream.nullOutputStream());
			end.cancel(false);
		}
		catch (IOException closedByTheServerOrTheWatch) {
			assertThat(this.fuzzed.socket()).exists();
		}
	}

	/**
	 * All that the other session can see of itself, but for how long it has been there.
	 */
	private String state() {
		Docker docker = this.other.docker();
		return docker.run("ps", "-a", "--no-trunc", "--format", "{{.ID}} {{.Names}} {{.Image}} {{.State}}").out()
				+ docker.run("inspect", "web").out() + docker.run("volume", "ls").out()
				+ docker.run("network", "ls").out()
				+ docker.run("images", "--no-trunc", "--format", "{{.ID}} {{.Repository}}:{{.Tag}}").out();
	}

	private static void cut(Closeable channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String foreignContainer() {
		return this.marker.substring(0, 64);
	}

	private static String get(String target) {
		return "GET " + target + " HTTP/1.1\r\nHost: docker\r\nUser-Agent: Docker-Client/28.2.2 (linux)\r\n\r\n";
	}

	private static String post(String target, String body) {
		return "POST " + target + " HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\nContent-Length: "
				+ body.length() + "\r\n\r\n" + body;
	}

	private static String chunked(String target, String body) {
		return "POST " + target + " HTTP/1.1\r\nHost: docker\r\nTransfer-Encoding: chunked\r\n\r\n"
				+ Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
	}

	/** The bytes of a text, a character each. */
	private static String latin(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

}
