package dev.quayside.terminal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far one viewer is with the output of a terminal. Guarded by the lock of its
 * {@link Outlet}.
 */
final class Cursor {

	/** How long a viewer may draw nothing while the others wait for it. */
	private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

	/** The number of the next byte that is sent to it. */
	long position;

	/** The number of the first byte that it has not drawn. */
	long drawn;

	/** Before when a small frame waits for more, in nanoseconds. */
	long notBefore = System.nanoTime();

	boolean left;

	private long progress = System.nanoTime();

	private long taken;

	private Message.@Nullable Ready greeting;

	private boolean reset;

	private boolean toldExit;

	private @Nullable Size toldSize;

	void greet(long from, boolean wipe, Message.Ready answer) {
		this.greeting = answer;
		this.taken = answer.taken();
		moveTo(from);
		this.reset = wipe;
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

	/** What is to be said before any output: first of all, the answer to hello. */
	Message.@Nullable ToBrowser event(Ring ring, long taken, @Nullable Size size) {
		Message.Ready answer = this.greeting;
		if (answer != null) {
			this.greeting = null;
			return answer;
		}
		if (this.position < ring.start()) {
			moveTo(ring.start());
		}
		if (this.reset) {
			this.reset = false;
			return new Message.Reset(this.position);
		}
		if (size != null && !size.equals(this.toldSize)) {
			this.toldSize = size;
			return new Message.Fitted(size);
		}
		if (this.taken != taken) {
			this.taken = taken;
			return new Message.Taken(taken);
		}
		return null;
	}

	boolean mayGetOutput(Ring ring) {
		return this.position < ring.end() && this.position - this.drawn < Outlet.HIGH_MARK;
	}

	/** The first small frame goes at once, or typing feels slow. */
	boolean isDue(Ring ring, long now) {
		return now - this.notBefore >= 0 || ring.end() - this.position >= Outlet.FRAME;
	}

	Message.Output output(Ring ring, long next) {
		Message.Output output = new Message.Output(this.position, ring.read(this.position, Outlet.FRAME));
		this.position += output.bytes().length;
		this.notBefore = next;
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
