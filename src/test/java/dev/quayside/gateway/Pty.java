package dev.quayside.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command on a terminal of its own, typed at as a person does: each line once the
 * prompt is there.
 */
final class Pty implements AutoCloseable {

	private static final String PROMPT = "# ";

	/** Without a size the client would not ask for one in the container. */
	private static final String SIZED = "stty cols 200 rows 50; ";

	private static final Duration QUIET = Duration.ofMillis(500);

	private final Process process;

	private final StringBuilder screen = new StringBuilder();

	private final Thread reader;

	Pty(Path socket, String command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(List.of("script", "-qfec", SIZED + command, "/dev/null"))
			.redirectErrorStream(true);
		builder.environment().put("DOCKER_HOST", "unix://" + socket);
		builder.environment().put("TERM", "dumb");
		this.process = builder.start();
		this.reader = Thread.ofVirtual().start(() -> read(this.process.getInputStream()));
	}

	/** Waits for the prompt, types a line, and waits for the next prompt or the end. */
	String type(String line) throws IOException {
		awaitPrompt(0, "");
		int before = length();
		OutputStream keys = this.process.getOutputStream();
		keys.write((line + "\n").getBytes(StandardCharsets.UTF_8));
		keys.flush();
		if (line.equals("exit")) {
			awaitEnd();
		}
		else {
			awaitPrompt(before, "\n");
		}
		return since(before);
	}

	/**
	 * What is shown before the first line is typed. A line that is typed while the client
	 * still tells the container its size would be drawn twice.
	 */
	String greeting() {
		awaitPrompt(0, "");
		for (int seen = -1; seen < length();) {
			seen = length();
			Programs.pause(QUIET);
		}
		return since(0);
	}

	int awaitEnd() {
		try {
			if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
				throw new AssertionError("Did not end: " + since(0));
			}
			this.reader.join(Duration.ofSeconds(10));
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void awaitPrompt(int place, String first) {
		Instant end = Instant.now().plus(Duration.ofSeconds(60));
		while (!since(place).contains(first) || !since(place).endsWith(PROMPT)) {
			if (Instant.now().isAfter(end)) {
				throw new AssertionError("No prompt came: " + since(0));
			}
			Programs.pause();
		}
	}

	private int length() {
		synchronized (this.screen) {
			return this.screen.length();
		}
	}

	/**
	 * Without what the shell asks of a real terminal (where the cursor is), and without
	 * the prompt that it draws again over the old one when the size changes.
	 */
	private String since(int place) {
		synchronized (this.screen) {
			return this.screen.substring(place)
				.replace("\u001b[6n", "")
				.replace("\r/ " + PROMPT + "\u001b[J", "")
				.replace("\u001b[J", "");
		}
	}

	private void read(InputStream in) {
		byte[] buffer = new byte[4096];
		try {
			int count = in.read(buffer);
			while (count >= 0) {
				synchronized (this.screen) {
					this.screen.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
				}
				count = in.read(buffer);
			}
		}
		catch (IOException ex) {
			synchronized (this.screen) {
				this.screen.append("(closed)");
			}
		}
	}

	@Override
	public void close() {
		Programs.end(this.process);
	}

}
