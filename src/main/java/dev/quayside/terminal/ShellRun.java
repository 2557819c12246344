package dev.quayside.terminal;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One hold on a shell: a thread that reads it, one that writes to it and one that tells
 * it its size. They are apart because a shell that is stuck writing does not read, and
 * one that does not read must not keep the acknowledgements of its output waiting.
 */
final class ShellRun {

	/** How many frames of input wait for a shell that does not read: 16 MiB at most. */
	private static final int WAITING_INPUTS = 256;

	private static final int BUFFER = 32 * 1024;

	private final Shell shell;

	private final Outlet outlet;

	private final BlockingQueue<byte[]> input = new ArrayBlockingQueue<>(WAITING_INPUTS);

	private final AtomicReference<@Nullable Size> wanted = new AtomicReference<>();

	private volatile boolean closed;

	private final Thread reader;

	private final Thread writer;

	private final Thread resizer;

	/**
	 * Prepares the hold; {@link #start()} begins.
	 * @param name for the threads
	 * @param shell the shell
	 * @param outlet where its output goes
	 * @param ended told, on the reading thread, that the output ended before it was
	 * closed
	 */
	ShellRun(String name, Shell shell, Outlet outlet, Consumer<ShellRun> ended) {
		this.shell = shell;
		this.outlet = outlet;
		this.reader = Thread.ofVirtual().name("terminal-" + name + "-out").unstarted(() -> {
			read();
			if (!this.closed) {
				ended.accept(this);
			}
		});
		this.writer = Thread.ofVirtual().name("terminal-" + name + "-in").unstarted(this::write);
		this.resizer = Thread.ofVirtual().name("terminal-" + name + "-size").unstarted(this::resize);
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

	Shell shell() {
		return this.shell;
	}

	/**
	 * Hands over input.
	 * @param bytes what was typed
	 * @return whether there was room for it
	 */
	boolean type(byte[] bytes) {
		return this.input.offer(bytes);
	}

	/**
	 * Tells the shell its size soon; the last one told counts.
	 * @param size the size
	 */
	void size(Size size) {
		this.wanted.set(size);
		LockSupport.unpark(this.resizer);
	}

	/** Lets go of the shell; input that waits is dropped. */
	void close() {
		this.closed = true;
		this.shell.close();
		this.reader.interrupt();
		this.writer.interrupt();
		this.resizer.interrupt();
	}

	private void read() {
		byte[] buffer = new byte[BUFFER];
		try {
			while (this.outlet.awaitRoom()) {
				int length = this.shell.output().read(buffer);
				if (length < 0) {
					return;
				}
				this.outlet.write(buffer, length);
			}
		}
		catch (IOException | InterruptedException _) {
			// the way to the shell is cut; whether the shell ended is asked next
		}
	}

	private void write() {
		try {
			while (true) {
				byte[] bytes = this.input.take();
				this.shell.input().write(bytes);
				this.shell.input().flush();
				this.outlet.took(bytes.length);
			}
		}
		catch (IOException | InterruptedException _) {
			// the reading thread finds out as well
		}
	}

	private void resize() {
		while (!Thread.currentThread().isInterrupted()) {
			Size size = this.wanted.getAndSet(null);
			if (size != null) {
				this.shell.resize(size);
			}
			else {
				LockSupport.park(this);
			}
		}
	}

}
