package dev.quayside.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A way to a shell. What comes is counted, and the end of it kept.
 */
abstract class Way implements AutoCloseable {

	static final String PROMPT = "<ready>";

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final int KEPT = 256;

	private final byte[] end = new byte[KEPT];

	private long come;

	private boolean broken;

	/** Types, and returns once it is on its way. */
	abstract void type(byte[] bytes) throws IOException;

	void type(String text) throws IOException {
		type(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** To be called by whoever reads the way. */
	final synchronized void came(byte[] bytes, int from, int length) {
		int kept = Math.min(length, KEPT);
		System.arraycopy(this.end, kept, this.end, 0, KEPT - kept);
		System.arraycopy(bytes, from + length - kept, this.end, KEPT - kept, kept);
		this.come += length;
		notifyAll();
	}

	final synchronized void broke() {
		this.broken = true;
		notifyAll();
	}

	final synchronized long come() {
		return this.come;
	}

	/** Waits until so many bytes have come. */
	final synchronized void awaits(long number) throws InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (this.come < number) {
			await(deadline, number + " bytes");
		}
	}

	/** Waits until what came ends with a text. */
	final synchronized void endsWith(String text) throws InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!new String(this.end, StandardCharsets.ISO_8859_1).endsWith(text)) {
			await(deadline, "'" + text + "'");
		}
	}

	private void await(long deadline, String what) throws InterruptedException {
		long left = (deadline - System.nanoTime()) / 1_000_000;
		if (left <= 0 || this.broken) {
			throw new IllegalStateException(getClass().getSimpleName() + " waited in vain for " + what + " after '"
					+ new String(this.end, StandardCharsets.ISO_8859_1) + "'");
		}
		wait(left);
	}

	/** Waits until a text is in the end of what came. */
	final synchronized void sees(String text) throws InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!new String(this.end, StandardCharsets.ISO_8859_1).contains(text)) {
			await(deadline, "'" + text + "'");
		}
	}

	/** Has nobody read what is typed, which the TTY echoes all the same. */
	final void silence() throws IOException, InterruptedException {
		type("echo si''lent; sleep 1d\r");
		sees("silent\r\n");
	}

	/** Makes the shell say when it is ready, in words that no command has in it. */
	final void prepare() throws IOException, InterruptedException {
		type("PROMPT_COMMAND=; bind 'set enable-bracketed-paste off'; PS1='<rea''dy>'\r");
		endsWith(PROMPT);
	}

	@Override
	public abstract void close() throws IOException;

}
