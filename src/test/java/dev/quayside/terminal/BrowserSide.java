package dev.quayside.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page does with a terminal, by the page's own code, in a process without a
 * browser: what is drawn comes into a file.
 */
final class BrowserSide implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(40);

	private static final JsonMapper JSON = new JsonMapper();

	private final Path screen;

	private final Process process;

	private final List<JsonNode> told = new ArrayList<>();

	private final Thread listener;

	private BrowserSide(Path screen, Process process) {
		this.screen = screen;
		this.process = process;
		this.listener = Thread.startVirtualThread(this::listen);
	}

	/**
	 * Opens a terminal.
	 * @param folder where the page's code is compiled to, and what it draws is kept
	 * @param server where the server is
	 * @param cookie the learner's
	 * @param terminal which
	 * @return the page
	 */
	static BrowserSide open(Path folder, String server, String cookie, String terminal)
			throws IOException, InterruptedException {
		Path code = folder.resolve("code");
		if (!Files.exists(code)) {
			Process compiler = new ProcessBuilder("frontend/node_modules/.bin/tsc", "-p", "frontend/test", "--outDir",
					code.toString())
				.inheritIO()
				.start();
			if (compiler.waitFor() != 0) {
				throw new AssertionError("The page's code does not compile");
			}
			Files.writeString(code.resolve("package.json"), "{\"type\":\"module\"}");
		}
		Path screen = Files.createTempFile(folder, "screen", "");
		Process process = new ProcessBuilder("node", "--experimental-websocket", "--no-warnings",
				code.resolve("test/exactness.js").toString(), server, cookie, terminal, screen.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		return new BrowserSide(screen, process);
	}

	private void listen() {
		try (BufferedReader lines = this.process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				synchronized (this) {
					this.told.add(JSON.readTree(line));
				}
			}
		}
		catch (IOException _) {
			// the page was closed
		}
	}

	/** Types a text. */
	void type(String text) {
		say(Map.of("type", text));
	}

	/** Types lines that are numbered, one after another. */
	void typeLines(int count, int pause) {
		say(Map.of("count", count, "pause", pause));
	}

	private void say(Map<String, Object> what) {
		try {
			OutputStream way = this.process.getOutputStream();
			way.write((JSON.writeValueAsString(what) + "\n").getBytes(StandardCharsets.UTF_8));
			way.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What was said of a name, in order. */
	synchronized List<JsonNode> told(String name) {
		return this.told.stream().filter((one) -> one.has(name)).map((one) -> one.get(name)).toList();
	}

	byte[] screen() {
		try {
			return Files.readAllBytes(this.screen);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The screen's last 4 KiB. */
	String end() {
		try (SeekableByteChannel file = Files.newByteChannel(this.screen)) {
			file.position(Math.max(0, file.size() - 4096));
			return new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Waits until the screen's end holds a text. */
	void sees(String text) {
		await("'" + text + "'", () -> end().contains(text));
	}

	void await(String what, BooleanSupplier condition) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - deadline > 0 || !this.process.isAlive()) {
				throw new AssertionError("Waited in vain for " + what + "; the page told " + this.told);
			}
			try {
				Thread.sleep(200);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		try {
			this.process.waitFor();
			this.listener.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
