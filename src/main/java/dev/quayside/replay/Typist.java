package dev.quayside.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.quayside.engine.Upstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Types into a shell of its own in a workspace, as a person does: each line once there is
 * a prompt. What is shown is kept only as far as prompts can be known by it. Belongs to
 * one thread.
 */
final class Typist implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Typist.class);

	private static final int KEPT = 4_096; // characters

	/** A program that says nothing and shows no prompt may go on for long. */
	private static final Duration SILENCE = Duration.ofSeconds(5);

	/** A prompt of another shell may only look like one until more comes. */
	private static final Duration PAUSE = Duration.ofMillis(150);

	private static final Duration NAP = Duration.ofMillis(15);

	private static final Pattern PROMPT = Pattern.compile("(?:^|[\\r\\n])[^\\r\\n]{0,80}[#$%>] $");

	private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

	private static final Pattern PID = Pattern.compile("pid=([0-9]+)");

	private final String prompt = "quayside-" + UUID.randomUUID() + "> ";

	private final StringBuilder shown = new StringBuilder();

	private final Upstream upstream;

	private final String container;

	private final UpstreamResponse stream;

	private final OutputStream keys;

	private final long deadline;

	private long read;

	private long heardAt = System.nanoTime();

	private boolean ended;

	private String pid = "";

	/**
	 * Opens a shell.
	 * @param upstream the way to the daemon
	 * @param container the workspace, which runs
	 * @param deadline until when all is to be done, by {@link System#nanoTime()}
	 * @throws IOException if the daemon does not do so
	 */
	Typist(Upstream upstream, String container, long deadline) throws IOException {
		this.upstream = upstream;
		this.container = container;
		this.deadline = deadline;
		this.stream = start(exec(true, List.of("bash", "--noprofile", "--norc", "--noediting", "-i")));
		this.keys = this.stream.output();
		Thread.ofVirtual().name("replay").start(this::listen);
		awaitPrompt(0);
		type("stty -echo cols 120 rows 40; echo pid=$$");
		Matcher found = PID.matcher(tail());
		this.pid = found.find() ? found.group(1) : "";
	}

	/**
	 * Types a line and waits until it is done, or goes on without a word.
	 * @param line what is typed
	 */
	void type(String line) throws IOException {
		long before;
		synchronized (this.shown) {
			before = this.read;
			this.heardAt = System.nanoTime();
		}
		this.keys.write((line + "\n").getBytes(StandardCharsets.UTF_8));
		this.keys.flush();
		awaitPrompt(before);
	}

	private void awaitPrompt(long before) {
		while (!isReady(before)) {
			if (System.nanoTime() - this.deadline > 0) {
				throw new ReplayException(
						"The commands before this step took too long; try again, or begin with the " + "first step.");
			}
			try {
				Thread.sleep(NAP);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new ReplayException("The server is stopping; try again in a moment.");
			}
		}
	}

	private boolean isReady(long before) {
		synchronized (this.shown) {
			long quiet = System.nanoTime() - this.heardAt;
			String tail = tail();
			if (this.ended || quiet > SILENCE.toNanos()) {
				return true;
			}
			if (this.read <= before) {
				return false;
			}
			return tail.endsWith(this.prompt) || (quiet > PAUSE.toNanos() && PROMPT.matcher(tail).find());
		}
	}

	private String tail() {
		synchronized (this.shown) {
			return ESCAPES.matcher(this.shown).replaceAll("");
		}
	}

	private void listen() {
		byte[] buffer = new byte[KEPT];
		try {
			InputStream output = this.stream.body();
			int count = output.read(buffer);
			while (count >= 0) {
				synchronized (this.shown) {
					this.shown.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
					this.shown.delete(0, Math.max(0, this.shown.length() - KEPT));
					this.read += count;
					this.heardAt = System.nanoTime();
				}
				count = output.read(buffer);
			}
		}
		catch (IOException ex) {
			logger.debug("A shell of a replay is cut off", ex);
		}
		synchronized (this.shown) {
			this.ended = true;
		}
	}

	/** A TTY outlives who was attached to it: its shell is told to go. */
	@Override
	public void close() {
		try (this.stream) {
			if (!this.pid.isEmpty()) {
				start(exec(false, List.of("kill", "-HUP", this.pid))).close();
			}
		}
		catch (IOException ex) {
			logger.debug("A shell of a replay did not end by itself", ex);
		}
	}

	private String exec(boolean tty, List<String> command) throws IOException {
		byte[] json = JsonMapper.shared()
			.writeValueAsBytes(Map.of("AttachStdin", tty, "AttachStdout", true, "AttachStderr", true, "Tty", tty, "Cmd",
					command, "Env", List.of("PS1=" + this.prompt, "PS2=> ", "HISTFILE=/dev/null", "TERM=dumb")));
		try (UpstreamResponse answer = this.upstream
			.send(UpstreamRequest.json("POST", "/containers/" + this.container + "/exec", json))) {
			if (answer.status() != 201) {
				throw new IOException("The daemon did not make an exec: " + answer.status());
			}
			return JsonMapper.shared().readTree(answer.body()).path("Id").asString("");
		}
	}

	private UpstreamResponse start(String exec) throws IOException {
		boolean tty = this.pid.isEmpty();
		byte[] json = JsonMapper.shared().writeValueAsBytes(Map.of("Detach", false, "Tty", tty));
		UpstreamResponse answer = this.upstream
			.send(UpstreamRequest.json("POST", "/exec/" + exec + "/start", json).upgrading());
		if (answer.status() != 101) {
			answer.close();
			throw new IOException("The daemon did not start an exec: " + answer.status());
		}
		return answer;
	}

}
