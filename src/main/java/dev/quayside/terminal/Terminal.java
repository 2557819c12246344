package dev.quayside.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import dev.quayside.session.TerminalId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shell and those who look at it. The shell is started by the first hello, when its
 * size is known, and again by a hello after it ended. It is read whether anybody looks or
 * not. Safe for use by several threads.
 */
final class Terminal {

	private static final Logger logger = LoggerFactory.getLogger(Terminal.class);

	/** How often, a second apart, a shell that was lost is taken hold of again. */
	private static final int ATTEMPTS = 30;

	private static final long PAUSE = Duration.ofSeconds(1).toNanos();

	private final ReentrantLock lock = new ReentrantLock();

	private final TerminalId id;

	private final Shells shells;

	private final Outlet outlet = new Outlet();

	private final Opening opening = new Opening(this.outlet);

	private final Map<Cursor, Size> viewers = new HashMap<>();

	private final Input input = new Input();

	private @Nullable ShellRun run;

	private @Nullable Typists typists;

	private @Nullable Size size;

	/** Whether the size is one that no viewer has told. */
	private boolean guessed;

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
			fitGuess();
			Typist typist = Objects.requireNonNull(this.typists).of(hello.page());
			replace(typist.connect(cursor));
			boolean redrawn = this.outlet.greet(cursor, typist, hello.seq());
			begin();
			if (rejoined || redrawn) {
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

	/** A connection that is lost may not know it yet, and hold up the shell. */
	private void replace(@Nullable Cursor before) {
		if (before != null) {
			this.viewers.remove(before);
			this.outlet.leave(before, false);
		}
	}

	/**
	 * Starts the shell, or takes hold of it, before anybody looks. What it writes at its
	 * start is kept for the first viewer, whose size it gets then.
	 * @param size a guess
	 * @throws IOException if there is no shell to be had
	 */
	void prepare(Size size) throws IOException {
		this.lock.lock();
		try {
			if (!this.closed && this.run == null) {
				boolean rejoined = attach(size);
				this.guessed = true;
				begin();
				this.opening.awaitFirst();
				if (!rejoined) {
					this.opening.awaitAll();
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Whether the shell runs, as far as is known, and can be typed into. */
	boolean isHeld() {
		return locked(() -> this.run != null && !this.closed);
	}

	private boolean attach(Size size) throws IOException {
		return hold(this.shells.attach(this.id, size), size);
	}

	private boolean hold(Shells.Attachment attachment, Size size) {
		Journal journal = attachment.journal();
		boolean rejoined = attachment.rejoined();
		this.outlet.restart(attachment.first(), rejoined);
		if (!rejoined) {
			this.input.clear();
		}
		if (!rejoined || this.typists == null) {
			this.typists = new Typists(journal);
		}
		ShellRun begun = new ShellRun(this.id, attachment.shell(), this.outlet, this.input, this::ended);
		this.run = begun;
		this.size = size;
		this.outlet.fitted(size);
		if (rejoined) {
			begun.start();
			this.opening.awaitAll();
		}
		this.outlet.keep(journal);
		return rejoined;
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

	private void ended(ShellRun ended, OptionalInt code) {
		OptionalInt known = code;
		for (int left = ATTEMPTS; !settle(ended, known); left--) {
			LockSupport.parkNanos(PAUSE);
			known = (left > 0) ? ended.exitCode() : OptionalInt.of(Shell.LOST);
		}
	}

	/**
	 * A shell that runs on after the way to it was cut is taken hold of again. What the
	 * viewers typed meanwhile is told them when they say hello.
	 * @return false if it is not over and cannot be taken hold of just now
	 */
	private boolean settle(ShellRun ended, OptionalInt code) {
		return locked(() -> {
			if (this.run != ended || this.closed) {
				return true;
			}
			if (code.isPresent() || this.size == null) {
				this.run = null;
				this.input.clear();
				this.outlet.exited(code.orElse(Shell.LOST));
				return true;
			}
			try {
				Shells.Attachment attachment = this.shells.attach(this.id, this.size);
				this.outlet.dismiss();
				hold(attachment, this.size);
				begin();
				return true;
			}
			catch (IOException | RuntimeException ex) {
				logger.debug("No hold on {} again: {}", this.id, ex.getMessage());
				return false;
			}
		});
	}

	/**
	 * A viewer typed.
	 * @param cursor which
	 * @param bytes what
	 * @return false if the shell has not read so much before that there is no room for it
	 */
	boolean type(Cursor cursor, byte[] bytes) {
		return locked(() -> {
			Typist typist = cursor.typist();
			if (this.run == null || typist == null || !isHeard(cursor, typist)) {
				// for a shell that ended, or by a page that sends it again
				return true;
			}
			if (!this.input.add(new Input.Typed(typist, bytes))) {
				// Nothing after it may overtake it.
				typist.leave(cursor);
				return false;
			}
			typist.hold(bytes.length);
			return true;
		});
	}

	private boolean isHeard(Cursor cursor, Typist typist) {
		return this.typists != null && this.typists.has(typist) && typist.isHeardBy(cursor);
	}

	void resize(Cursor cursor, Size size) {
		locked(() -> {
			this.viewers.replace(cursor, size);
			fit();
			return Boolean.TRUE;
		});
	}

	/**
	 * A viewer has gone.
	 * @param cursor which
	 * @param lost whether its connection was cut
	 */
	void leave(Cursor cursor, boolean lost) {
		locked(() -> {
			this.viewers.remove(cursor);
			this.outlet.leave(cursor, lost);
			if (cursor.typist() instanceof Typist typist) {
				typist.leave(cursor);
			}
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

	/**
	 * What the first viewer types is answered in its own size, so the shell has it
	 * before.
	 */
	private void fitGuess() {
		if (this.run != null && this.guessed) {
			this.guessed = false;
			Size fitting = fitting();
			if (!fitting.equals(this.size)) {
				this.run.sizeAtOnce(fitting);
				this.size = fitting;
				this.outlet.fitted(fitting);
			}
		}
	}

	private void fit() {
		Size fitting = fitting();
		if (this.run != null && !fitting.equals(this.size)) {
			this.size = fitting;
			this.run.size(fitting);
			this.outlet.fitted(fitting);
		}
	}

	private void redraw() {
		this.size = null;
		if (this.run != null) {
			this.run.nudge();
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
