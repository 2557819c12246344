package dev.quayside.terminal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import dev.quayside.session.TerminalId;
import org.jspecify.annotations.Nullable;

/**
 * A shell and those who look at it. The shell is started by the first hello, when its
 * size is known, and again by a hello after it ended. It is read whether anybody looks or
 * not. Safe for use by several threads.
 */
final class Terminal {

	private final ReentrantLock lock = new ReentrantLock();

	private final TerminalId id;

	private final Shells shells;

	private final Outlet outlet = new Outlet();

	private final Map<Cursor, Size> viewers = new HashMap<>();

	private @Nullable ShellRun run;

	private @Nullable Size size;

	private boolean closed;

	Terminal(TerminalId id, Shells shells) {
		this.id = id;
		this.shells = shells;
	}

	TerminalId id() {
		return this.id;
	}

	Outlet outlet() {
		return this.outlet;
	}

	boolean hasViewers() {
		return locked(() -> !this.viewers.isEmpty());
	}

	/**
	 * A viewer says hello, for the first time or to start the shell again.
	 * @param cursor how far the viewer is
	 * @param hello what it says
	 * @throws IOException if there is no shell to be had
	 */
	void hello(Cursor cursor, Message.Hello hello) throws IOException {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new IOException("The terminal has ended");
			}
			this.viewers.put(cursor, hello.size());
			boolean rejoined = this.run == null && attach(fitting());
			if (rejoined) {
				this.outlet.awaitQuiet();
			}
			boolean lost = this.outlet.greet(cursor, hello.seq());
			begin();
			if (rejoined || lost) {
				redraw();
			}
			fit();
		}
		catch (IOException | RuntimeException ex) {
			this.viewers.remove(cursor);
			throw ex;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean attach(Size size) throws IOException {
		Shells.Attachment attachment = this.shells.attach(this.id, size);
		this.outlet.restart(attachment.first());
		ShellRun begun = new ShellRun(this.id.toString(), attachment.shell(), this.outlet, this::ended);
		this.run = begun;
		this.size = size;
		this.outlet.fitted(size);
		if (attachment.rejoined()) {
			begun.start();
		}
		return attachment.rejoined();
	}

	/**
	 * What a new shell writes is live for who started it, so it is read only after their
	 * hello; what one wrote before is a replay.
	 */
	private void begin() {
		if (this.run != null) {
			this.run.start();
		}
	}

	private void ended(ShellRun ended) {
		OptionalInt code = ended.shell().exitCode();
		locked(() -> {
			ended.close();
			if (this.run == ended) {
				this.run = null;
				if (!this.closed) {
					afterwards(code);
				}
			}
			return Boolean.TRUE;
		});
	}

	/** A shell that runs on after the way to it was cut is taken hold of again. */
	private void afterwards(OptionalInt code) {
		if (code.isPresent() || this.size == null) {
			this.outlet.exited(code.orElse(Shell.LOST));
			return;
		}
		try {
			attach(this.size);
			begin();
		}
		catch (IOException | RuntimeException _) {
			this.outlet.exited(Shell.LOST);
		}
	}

	/**
	 * A viewer typed.
	 * @param bytes what
	 * @return false if the shell has not read so much before that there is no room for it
	 */
	boolean type(byte[] bytes) {
		return locked(() -> {
			if (this.run != null) {
				return this.run.type(bytes);
			}
			this.outlet.took(bytes.length);
			return true;
		});
	}

	void resize(Cursor cursor, Size size) {
		locked(() -> {
			this.viewers.replace(cursor, size);
			fit();
			return Boolean.TRUE;
		});
	}

	void leave(Cursor cursor) {
		locked(() -> {
			this.viewers.remove(cursor);
			this.outlet.leave(cursor);
			if (!this.viewers.isEmpty()) {
				fit();
			}
			return Boolean.TRUE;
		});
	}

	/**
	 * Lets go of the shell and of the viewers.
	 * @param reason what the viewers are told, or null if they may come again
	 */
	void close(@Nullable String reason) {
		locked(() -> {
			this.closed = true;
			this.outlet.close(reason);
			if (this.run != null) {
				this.run.close();
			}
			return Boolean.TRUE;
		});
	}

	/** What all viewers can show. */
	private Size fitting() {
		return this.viewers.values().stream().reduce(Size::smaller).orElseThrow();
	}

	private void fit() {
		Size fitting = fitting();
		if (this.run != null && !fitting.equals(this.size)) {
			this.size = fitting;
			this.run.size(fitting);
			this.outlet.fitted(fitting);
		}
	}

	/** A program redraws its screen when its size changes, and only then. */
	private void redraw() {
		Size fitting = fitting();
		this.size = null;
		if (this.run != null) {
			this.run.shell().resize(new Size(fitting.cols(), Math.max(1, fitting.rows() - 1)));
		}
	}

	private <T> T locked(Supplier<T> work) {
		this.lock.lock();
		try {
			return work.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
