package dev.quayside.terminal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How far one viewer is with the output of a terminal. Guarded by the lock of its
 * {@link Outlet}.
 */
final class Cursor {

	/** How long a viewer may draw nothing while the others wait for it. */
	private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

	/** How many pings wait for their answer at most; a browser sends one at a time. */
	private static final int MOST_PINGS = 4;

	/** What a key typed at a shell echoes, and some more. */
	private static final int ECHO = 256;

	/** How many echoes go at once before they have to wait too. */
	private static final int MOST_ECHOES = 8;

	/** The number of the next byte that is sent to it. */
	long position;

	/** The number of the first byte that it has not drawn. */
	long drawn;

	/** Before when a small frame waits for more, in nanoseconds. */
	long notBefore = System.nanoTime();

	boolean left;

	private final Deque<Message.Pong> pongs = new ArrayDeque<>();

	private boolean hasNews;

	private long newsAt;

	private long window = System.nanoTime();

	private int echoes;

	private long progress = System.nanoTime();

	private @Nullable Typist typist;

	private long taken;

	private Message.@Nullable Ready greeting;

	private boolean reset;

	private boolean toldExit;

	private @Nullable Size toldSize;

	/**
	 * The viewer said hello.
	 * @param from the number of the byte that it gets next
	 * @param wipe whether it starts with an empty screen
	 * @param typist who types there
	 * @param live the number of the next live byte
	 */
	void greet(long from, boolean wipe, Typist typist, long live) {
		Message.Ready answer = typist.ready(live);
		this.typist = typist;
		this.greeting = answer;
		this.taken = answer.taken();
		moveTo(from);
		this.reset = wipe;
	}

	@Nullable Typist typist() {
		return this.typist;
	}

	void moveTo(long from) {
		this.position = from;
		this.drawn = from;
		this.progress = System.nanoTime();
		this.reset = true;
		this.toldExit = false;
	}

	void drawnTo(long seq) {
		long drawn = Math.min(seq, this.position);
		if (drawn > this.drawn) {
			this.drawn = drawn;
			this.progress = System.nanoTime();
		}
	}

	void pinged(long at) {
		if (this.pongs.size() < MOST_PINGS) {
			this.pongs.add(new Message.Pong(at));
		}
	}

	/** What is to be said before any output: first of all, the answer to hello. */
	Message.@Nullable ToBrowser event(Ring ring, @Nullable Size size) {
		Message.Ready answer = this.greeting;
		if (answer != null) {
			this.greeting = null;
			return answer;
		}
		if (this.reset || this.position < ring.start()) {
			Ring.Beginning beginning = ring.beginning();
			moveTo(beginning.seq());
			this.reset = false;
			return new Message.Reset(beginning.seq(), beginning.modes());
		}
		if (size != null && !size.equals(this.toldSize)) {
			this.toldSize = size;
			return new Message.Fitted(size);
		}
		if (!this.pongs.isEmpty()) {
			return this.pongs.removeFirst();
		}
		return null;
	}

	/**
	 * What is to be said of input when there is no output to send: what a key echoes is
	 * more urgent than the news that it arrived.
	 * @param now the time, in nanoseconds
	 */
	Message.@Nullable ToBrowser news(long now) {
		long taken = (this.typist != null) ? this.typist.taken() : this.taken;
		if (taken == this.taken) {
			return null;
		}
		if (!this.hasNews) {
			this.hasNews = true;
			this.newsAt = now + Outlet.COALESCE;
		}
		if (now - this.newsAt < 0) {
			return null;
		}
		this.hasNews = false;
		this.taken = taken;
		return new Message.Taken(taken);
	}

	/** How long there is nothing to say unless something happens, in nanoseconds. */
	long quiet(Ring ring, long now) {
		long news = this.hasNews ? this.newsAt - now : Long.MAX_VALUE;
		return Math.min(news, mayGetOutput(ring) ? this.notBefore - now : Long.MAX_VALUE);
	}

	boolean mayGetOutput(Ring ring) {
		return this.position < ring.end() && this.position - this.drawn < Outlet.HIGH_MARK;
	}

	/** The first small frame goes at once, or typing feels slow. */
	boolean isDue(Ring ring, long now) {
		return now - this.notBefore >= 0 || ring.end() - this.position >= Outlet.FRAME;
	}

	/**
	 * Takes what is to be sent next. A small frame after it waits for more, but not after
	 * a few echoes.
	 * @param ring where it is
	 * @param now the time, in nanoseconds
	 */
	Message.Output output(Ring ring, long now) {
		Message.Output output = new Message.Output(this.position, ring.read(this.position, Outlet.FRAME));
		this.position += output.bytes().length;
		if (now - this.window > Outlet.COALESCE) {
			this.window = now;
			this.echoes = 0;
		}
		if (output.bytes().length > ECHO || ++this.echoes > MOST_ECHOES) {
			this.notBefore = now + Outlet.COALESCE;
		}
		return output;
	}

	boolean exitIsNews() {
		boolean news = !this.toldExit;
		this.toldExit = true;
		return news;
	}

	boolean isStalled(Ring ring, long now) {
		return ring.end() - this.drawn > Outlet.LOW_MARK && now - this.progress > PATIENCE;
	}

}
