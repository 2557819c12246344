package dev.quayside.terminal;

import org.jspecify.annotations.Nullable;

/**
 * One page that types into a shell, over any number of connections, the latest of which
 * counts. What it typed is held by this server, then it is being written to the shell,
 * then it is written; the journal knows of the last two. Safe for use by several threads,
 * one of which writes.
 */
final class Typist {

	private final Journal.Place place;

	private final long first;

	private final boolean shared;

	/** How many bytes reached the shell, or may have. */
	private long taken;

	/** How many bytes this server has or had. */
	private long held;

	private long doubtFrom;

	private long doubtTo;

	private @Nullable Cursor connection;

	/**
	 * A page that types, or goes on typing.
	 * @param place what is known of it
	 * @param first the number of the first byte of the shell's input
	 * @param shared whether it stands for all pages without a name
	 */
	Typist(Journal.Place place, long first, boolean shared) {
		this.place = place;
		this.first = first;
		this.shared = shared;
		this.taken = place.done();
		doubt();
		this.held = this.taken;
	}

	/**
	 * A connection of this page says hello.
	 * @param connection the connection
	 * @return the one before, which no longer counts, or null if there is none
	 */
	synchronized @Nullable Cursor connect(Cursor connection) {
		Cursor before = this.connection;
		this.connection = connection;
		return (before == connection || this.shared) ? null : before;
	}

	synchronized void leave(Cursor connection) {
		if (this.connection == connection) {
			this.connection = null;
		}
	}

	synchronized boolean isConnected() {
		return this.connection != null || this.shared;
	}

	/** Whether what a connection brings is this page's: an older one may be late. */
	synchronized boolean isHeardBy(Cursor connection) {
		return this.connection == connection || this.shared;
	}

	/** This server takes what was typed, and does not forget it while it runs. */
	synchronized void hold(int length) {
		this.held += length;
		// Who types on has been told.
		this.doubtFrom = 0;
		this.doubtTo = 0;
	}

	/** From now on it may have reached the shell. */
	synchronized void begin(int length) {
		this.place.done(this.taken);
		this.place.begun(this.taken + length);
	}

	/** It reached the shell. */
	synchronized void finish() {
		this.taken = this.place.begun();
		this.place.done(this.taken);
	}

	/** What may have been written is never written again. */
	synchronized void doubt() {
		this.doubtFrom = this.taken;
		this.doubtTo = Math.max(this.taken, this.place.begun());
		this.taken = this.doubtTo;
	}

	/** The number of the first byte that did not reach the shell. */
	synchronized long taken() {
		return this.first + this.taken;
	}

	/**
	 * What a connection is told when it says hello.
	 * @param seq the number of the next live byte of output
	 * @return the answer
	 */
	synchronized Message.Ready ready(long seq) {
		return new Message.Ready(this.first + this.taken, this.first + this.held,
				new Message.Doubt(this.first + this.doubtFrom, this.first + this.doubtTo), seq);
	}

}
