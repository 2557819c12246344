package dev.quayside.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.quayside.engine.Upstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionInLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Types into a shell of its own in a workspace, as a person does: each line once there is
 * a prompt. Of what is shown a part is kept. Belongs to one thread.
 */
final class Typist implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Typist.class);

	private static final int KEPT = 4_096; // characters

	/** A program that says nothing more and shows no prompt may go on for long. */
	private static final Duration SILENCE = Duration.ofSeconds(5);

	/**
	 * A program that has said nothing yet may be waiting, for an answer to a name say.
	 */
	private static final Duration WAITING = Duration.ofSeconds(20);

	/** A prompt of another shell may only look like one until more comes. */
	private static final Duration PAUSE = Duration.ofMillis(150);

	private static final Pattern PROMPT = Pattern.compile("(?:^|[\\r\\n])[^\\r\\n]{0,80}[#$%>] $");

	private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

	private static final Pattern PID = Pattern.compile("pid=([0-9]+)");

	private final String secret = "quayside-" + UUID.randomUUID();

	/** The shell's own prompts, of which the first tells how the last command ended. */
	private final Pattern own = Pattern.compile(this.secret + "(?::([0-9]+)|\\+)> $");

	private final StringBuilder shown = new StringBuilder();

	private final Upstream upstream;

	private final String container;

	private final UpstreamResponse stream;

	private final OutputStream keys;

	private long read;

	private long heardAt = System.nanoTime();

	private boolean ended;

	private String pid = "";

	/**
	 * Opens a shell.
	 * @param session whose
	 * @param upstream the way to the daemon
	 * @param container the workspace, which runs
	 * @param deadline until when it is to be there, by {@link System#nanoTime()}
	 * @throws IOException if the daemon does not do so
	 */
	Typist(SessionId session, Upstream upstream, String container, long deadline) throws IOException {
		this.upstream = upstream;
		this.container = container;
		this.stream = start(exec(true, List.of("bash", "--noprofile", "--norc", "--noediting", "-i")));
		this.keys = this.stream.output();
		Thread.ofVirtual().name("replay").start(SessionInLog.naming(session, this::listen));
		awaitPrompt(0, deadline);
		Matcher found = PID.matcher(type("stty -echo cols 120 rows 40; echo pid=$$", deadline).shown());
		this.pid = found.find() ? found.group(1) : "";
	}

	/**
	 * Types a line and waits until it is done, or goes on without a word.
	 * @param line what is typed
	 * @param deadline until when that is to be, by {@link System#nanoTime()}
	 * @return what came of it
	 */
	Typed type(String line, long deadline) throws IOException {
		long before;
		synchronized (this.shown) {
			before = this.read;
			this.heardAt = System.nanoTime();
			this.shown.setLength(0);
		}
		this.keys.write((line + "\n").getBytes(StandardCharsets.UTF_8));
		this.keys.flush();
		awaitPrompt(before, deadline);
		String text = text();
		Matcher prompt = this.own.matcher(text);
		boolean atOwn = prompt.find();
		OptionalInt status = (atOwn && prompt.group(1) != null) ? OptionalInt.of(Integer.parseInt(prompt.group(1)))
				: OptionalInt.empty();
		String output = atOwn ? text.substring(0, prompt.start()) : text;
		return new Typed(line, new String(output.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
				status);
	}

	private void awaitPrompt(long before, long deadline) {
		synchronized (this.shown) {
			while (!isReady(before)) {
				if (System.nanoTime() - deadline > 0) {
					throw new ReplayException(
							"The commands before this step took too long; try again, or begin with the first step.");
				}
				long quiet = System.nanoTime() - this.heardAt;
				Duration next = (quiet < PAUSE.toNanos()) ? PAUSE : silence(before);
				try {
					TimeUnit.NANOSECONDS.timedWait(this.shown, Math.max(1_000_000, next.toNanos() - quiet));
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					throw new ReplayException("The server is stopping; try again in a moment.");
				}
			}
		}
	}

	private boolean isReady(long before) {
		long quiet = System.nanoTime() - this.heardAt;
		if (this.ended || quiet > silence(before).toNanos()) {
			return true;
		}
		if (this.read <= before) {
			return false;
		}
		String text = text();
		return this.own.matcher(text).find() || (quiet > PAUSE.toNanos() && PROMPT.matcher(text).find());
	}

	private Duration silence(long before) {
		return (this.read <= before) ? WAITING : SILENCE;
	}

	private String text() {
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
					this.shown.notifyAll();
				}
				count = output.read(buffer);
			}
		}
		catch (IOException ex) {
			logger.debug("A shell of a replay is cut off", ex);
		}
		synchronized (this.shown) {
			this.ended = true;
			this.shown.notifyAll();
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
		List<String> environment = List.of("PS1=" + this.secret + ":$?> ", "PS2=" + this.secret + "+> ",
				"HISTFILE=/dev/null", "TERM=dumb");
		byte[] json = JsonMapper.shared()
			.writeValueAsBytes(Map.of("AttachStdin", tty, "AttachStdout", true, "AttachStderr", true, "Tty", tty, "Cmd",
					command, "Env", environment));
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
