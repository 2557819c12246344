package dev.quayside.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.session.TerminalId;
import org.jspecify.annotations.Nullable;

/**
 * One hold on a shell: a thread that reads it, one that writes to it and one that tells
 * it its size. They are apart because a shell that is stuck writing does not read, and
 * one that does not read must not keep the acknowledgements of its output waiting.
 */
final class ShellRun {

	private static final int BUFFER = 32 * 1024;

	/** A shell that waits needs no large buffer. */
	private static final int SMALL_BUFFER = 2 * 1024;

	/**
	 * How long a program has to take in that the size changed, before it changes back.
	 */
	private static final long NUDGE = Duration.ofMillis(100).toNanos();

	private static final Duration LAST_WRITE = Duration.ofSeconds(5);

	private final Shell shell;

	private final Outlet outlet;

	private final Input input;

	private final AtomicReference<@Nullable Size> wanted = new AtomicReference<>();

	private final AtomicBoolean nudged = new AtomicBoolean();

	private volatile boolean closed;

	private final Thread reader;

	private final Thread writer;

	private final Thread resizer;

	/**
	 * Prepares the hold; {@link #start()} begins.
	 * @param terminal whose, for the threads
	 * @param shell the shell
	 * @param outlet where its output goes
	 * @param input where its input comes from
	 * @param ended told, on the reading thread, that the output ended before it was
	 * closed, and with what the shell did; empty if it runs on
	 */
	ShellRun(TerminalId terminal, Shell shell, Outlet outlet, Input input, BiConsumer<ShellRun, OptionalInt> ended) {
		this.shell = shell;
		this.outlet = outlet;
		this.input = input;
		this.reader = thread(terminal, "out", () -> {
			read();
			if (!this.closed) {
				OptionalInt code = shell.exitCode();
				end();
				ended.accept(this, code);
			}
		});
		this.writer = thread(terminal, "in", this::write);
		this.resizer = thread(terminal, "size", this::resize);
	}

	private static Thread thread(TerminalId terminal, String what, Runnable work) {
		return Thread.ofVirtual()
			.name("terminal-" + terminal + "-" + what)
			.unstarted(SessionInLog.naming(terminal.session(), work));
	}

	/** Begins; does nothing if it has begun. Not to be called by two threads at once. */
	void start() {
		if (this.reader.getState() != Thread.State.NEW) {
			return;
		}
		this.reader.start();
		this.writer.start();
		this.resizer.start();
	}

	/**
	 * Tells the shell its size soon; the last one told counts.
	 * @param size the size
	 */
	void size(Size size) {
		this.wanted.set(size);
		LockSupport.unpark(this.resizer);
	}

	/**
	 * The next time that the shell is told its size, a program that fills the screen
	 * draws it again. It does so only when the size changes, so it changes for a moment.
	 */
	void nudge() {
		this.nudged.set(true);
	}

	/**
	 * Tells the shell its size before this returns.
	 * @param size the size
	 */
	void sizeAtOnce(Size size) {
		this.shell.resize(size);
	}

	/** What the shell ended with, asked again; empty if it runs on. */
	OptionalInt exitCode() {
		return this.shell.exitCode();
	}

	/** Lets go of the shell; what was not begun to be written is not. */
	void close() {
		this.closed = true;
		this.shell.close();
		this.reader.interrupt();
		this.writer.interrupt();
		LockSupport.unpark(this.resizer);
	}

	/**
	 * Closes, and waits until nothing more is written to the shell; for the reading
	 * thread at its end.
	 */
	private void end() {
		close();
		// close() interrupts this thread too
		Thread.interrupted();
		try {
			this.writer.join(LAST_WRITE);
		}
		catch (InterruptedException _) {
			// the server stops: nobody takes hold of the shell again
		}
	}

	private void read() {
		byte[] buffer = new byte[SMALL_BUFFER];
		try {
			while (this.outlet.awaitRoom()) {
				int length = this.shell.output().read(buffer);
				if (length < 0) {
					return;
				}
				this.outlet.write(buffer, length);
				buffer = fitting(buffer, length);
			}
		}
		catch (IOException | InterruptedException _) {
			// the way to the shell is cut; whether the shell ended is asked next
		}
	}

	private static byte[] fitting(byte[] buffer, int length) {
		if (buffer.length < BUFFER) {
			return (length == buffer.length) ? new byte[BUFFER] : buffer;
		}
		return (length < SMALL_BUFFER) ? new byte[SMALL_BUFFER] : buffer;
	}

	private void write() {
		try {
			while (true) {
				write(this.input.first());
				this.outlet.took();
			}
		}
		catch (InterruptedException _) {
			// let go of
		}
		catch (IOException _) {
			// The reading thread finds out as well, once its way is closed too.
			this.shell.close();
		}
	}

	private void write(Input.Typed typed) throws IOException {
		typed.typist().begin(typed.bytes().length);
		try {
			this.shell.input().write(typed.bytes());
			this.shell.input().flush();
			typed.typist().finish();
		}
		catch (IOException ex) {
			typed.typist().doubt();
			throw ex;
		}
		finally {
			this.input.remove(typed);
		}
	}

	private void resize() {
		while (!this.closed) {
			Size size = this.wanted.getAndSet(null);
			if (size == null) {
				LockSupport.park(this);
				continue;
			}
			if (this.nudged.getAndSet(false)) {
				this.shell.resize(size.other());
				LockSupport.parkNanos(NUDGE);
			}
			this.shell.resize(size);
		}
	}

}
