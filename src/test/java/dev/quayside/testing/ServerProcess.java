package dev.quayside.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import dev.quayside.QuaysideApplication;
import org.springframework.util.FileSystemUtils;

/**
 * A server in a process of its own, which can be killed. Closing it ends its sessions and
 * leaves nothing.
 */
public final class ServerProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final Path data;

	private final int port;

	private final List<String> options;

	private Process process;

	private boolean ended;

	private ServerProcess(Path data, int port, List<String> options) throws IOException {
		this.data = data;
		this.port = port;
		this.options = options;
		this.process = launch();
	}

	/**
	 * Starts a server.
	 * @param options more options, say {@code --quayside.session.idle=20s}
	 * @return the server, once it can be used
	 */
	public static ServerProcess run(String... options) {
		try {
			ServerProcess server = new ServerProcess(Files.createTempDirectory("qs"), freePort(), List.of(options));
			server.await();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	public int port() {
		return this.port;
	}

	/**
	 * Where it is.
	 * @return the address, without a path
	 */
	public String address() {
		return "http://localhost:" + this.port;
	}

	/**
	 * Its process.
	 * @return the number
	 */
	public long pid() {
		return this.process.pid();
	}

	/**
	 * The folder with its state.
	 * @return the path
	 */
	public Path data() {
		return this.data;
	}

	/**
	 * Asks its Java something.
	 * @param question say {@code GC.class_histogram}
	 * @return the lines of the answer
	 * @throws IOException if it cannot be asked
	 */
	public List<String> jcmd(String question) throws IOException {
		String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		Process asked = new ProcessBuilder(program, Long.toString(pid()), question).redirectErrorStream(true).start();
		return asked.inputReader().readAllLines();
	}

	/** Kills it with a signal that it cannot catch. */
	public void kill() {
		try {
			this.process.destroyForcibly().waitFor();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Tells it to stop, as Ctrl-C does, and does not wait. */
	public void tellToStop() {
		this.process.destroy();
	}

	/** Waits until it has stopped. */
	public void awaitStop() {
		try {
			if (!this.process.waitFor(PATIENCE)) {
				throw new AssertionError("The server does not stop: " + log());
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Starts it after it was stopped or killed; it can be used then. */
	public void start() {
		try {
			this.process = launch();
			await();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The server's own classes: a component of a test has no place in it. */
	private Process launch(String... arguments) throws IOException {
		String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@src/main/java-options",
						"-cp", classes, QuaysideApplication.class.getName()));
		command.addAll(List.of(arguments));
		command.addAll(List.of("--server.port=" + this.port, "--quayside.data=" + this.data));
		command.addAll(this.options);
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.data.resolve("log").toFile()))
			.start();
	}

	private void await() {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!isWell()) {
			if (!this.process.isAlive() || System.nanoTime() - deadline > 0) {
				throw new AssertionError("The server did not start: " + log());
			}
			pause();
		}
	}

	/**
	 * Whether its health says so.
	 * @return whether it answers and lacks nothing
	 */
	public boolean isWell() {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
			.timeout(Duration.ofSeconds(20))
			.build();
		try {
			return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException _) {
			return false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(100);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * All that it has said.
	 * @return its log
	 */
	public String log() {
		try {
			return Files.readString(this.data.resolve("log"));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	/** Ends it and its sessions; its data folder stays, to be looked at. */
	public void end() {
		if (this.ended) {
			return;
		}
		this.ended = true;
		try {
			this.process.destroy();
			if (!this.process.waitFor(PATIENCE)) {
				kill();
			}
			launch("end-sessions").waitFor();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		end();
		try {
			FileSystemUtils.deleteRecursively(this.data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
