package dev.quayside.faults;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A server in a process of its own, so that it can be killed. It keeps its data folder
 * and its port; closing it ends its sessions and leaves nothing.
 */
final class KillableServer implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final HttpClient http = HttpClient.newHttpClient();

	private final Path data;

	private final int port;

	private final List<String> options;

	private @Nullable Process process;

	private KillableServer(Path data, int port, List<String> options) {
		this.data = data;
		this.port = port;
		this.options = options;
	}

	/**
	 * Starts a server.
	 * @param options say {@code --quayside.session.maximum=2}
	 * @return the server, which answers
	 * @throws IOException if it cannot be started
	 */
	public static KillableServer run(String... options) throws IOException {
		KillableServer server = new KillableServer(Files.createTempDirectory("qs"), freePort(), List.of(options));
		try {
			server.start();
		}
		catch (IOException | RuntimeException | Error ex) {
			server.kill();
			throw ex;
		}
		return server;
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	/**
	 * Starts it, again on the same data, and waits until it is well.
	 * @throws IOException if it cannot be started
	 */
	public void start() throws IOException {
		List<String> command = new ArrayList<>(List.of(java().toString(), "-Xmx512m", "-cp", classPath()));
		command.addAll(List.of("dev.quayside.QuaysideApplication"));
		command.addAll(arguments());
		command.addAll(this.options);
		this.process = begin(command);
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!isWell()) {
			if (!this.process.isAlive() || System.nanoTime() - end > 0) {
				throw new AssertionError("The server did not get ready: " + Files.readString(log()));
			}
			pause();
		}
	}

	private List<String> arguments() {
		return List.of("--server.port=" + this.port, "--quayside.data=" + this.data.resolve("d"));
	}

	private Process begin(List<String> command) throws IOException {
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
			.start();
	}

	/** What the tests have and the server has not. */
	private static String classPath() {
		String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(all.split(":"))
			.filter((entry) -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
			.collect(Collectors.joining(":"));
	}

	private static Path java() {
		return Path.of(System.getProperty("java.home"), "bin", "java");
	}

	/**
	 * Whether its health says so.
	 * @return whether it answers and lacks nothing
	 */
	public boolean isWell() {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/actuator/health"))
			.timeout(Duration.ofSeconds(20))
			.build();
		try {
			return this.http.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException _) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Ends it as {@code kill -9} does. */
	public void kill() {
		if (this.process != null) {
			await(this.process.destroyForcibly());
		}
	}

	/**
	 * Where it is, without a path.
	 * @return the address
	 */
	public String url() {
		return "http://localhost:" + this.port;
	}

	/**
	 * The folder with its state.
	 * @return the path
	 */
	public Path data() {
		return this.data.resolve("d");
	}

	/**
	 * What it wrote.
	 * @return the file
	 */
	public Path log() {
		return this.data.resolve("log");
	}

	@Override
	public void close() throws IOException {
		if (this.process != null) {
			this.process.destroy();
			await(this.process);
			List<String> command = new ArrayList<>(
					List.of(java().toString(), "-cp", classPath(), "dev.quayside.QuaysideApplication", "end-sessions"));
			command.addAll(arguments());
			command.addAll(this.options);
			await(begin(command));
		}
		FileSystemUtils.deleteRecursively(this.data);
	}

	private static void await(Process process) {
		try {
			if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(200);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
