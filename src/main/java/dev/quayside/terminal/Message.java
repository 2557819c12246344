package dev.quayside.terminal;

import org.jspecify.annotations.Nullable;

/**
 * What a browser and a terminal say to each other. Output and input are numbered by byte.
 */
sealed interface Message {

	/** What a browser says. */
	sealed interface FromBrowser extends Message {

	}

	/** What a terminal says. */
	sealed interface ToBrowser extends Message {

	}

	/**
	 * Bytes that were typed.
	 *
	 * @param bytes as they are, never decoded
	 */
	record Input(byte[] bytes) implements FromBrowser {
	}

	/**
	 * The browser shows more or less than before.
	 *
	 * @param size how much
	 */
	record Resize(Size size) implements FromBrowser {
	}

	/**
	 * Output was drawn.
	 *
	 * @param seq the number of the first byte that was not
	 */
	record Drawn(long seq) implements FromBrowser {
	}

	/**
	 * The first message of a connection, and the one that starts a shell again that
	 * ended.
	 *
	 * @param size how much the browser shows
	 * @param seq the number of the first byte that it wants, or null for all there is
	 * @param page who counts its input
	 */
	record Hello(Size size, @Nullable Long seq, PageId page) implements FromBrowser {
	}

	/**
	 * The browser wants to know how long an answer takes.
	 *
	 * @param at what it is to be answered with
	 */
	record Ping(long at) implements FromBrowser {
	}

	/**
	 * Bytes that the shell wrote.
	 *
	 * @param seq the number of the first
	 * @param bytes as they are, never decoded
	 */
	record Output(long seq, byte[] bytes) implements ToBrowser {
	}

	/**
	 * The answer to {@link Hello}.
	 *
	 * @param taken how many bytes of the page's input reached the shell, or may have
	 * @param held how many this server has, which are not to be sent again while it runs
	 * @param doubt which of them may not have
	 * @param seq the number of the next live byte; those before it are a replay
	 */
	record Ready(long taken, long held, Doubt doubt, long seq) implements ToBrowser {
	}

	/**
	 * Input of which nobody knows whether it reached the shell: a server was killed, or
	 * the way to the shell cut, while it was written.
	 *
	 * @param from the number of the first byte
	 * @param to the number of the byte after the last; {@code from} if there is none
	 */
	record Doubt(long from, long to) {
	}

	/**
	 * The answer to {@link Ping}.
	 *
	 * @param at what the browser said
	 */
	record Pong(long at) implements ToBrowser {
	}

	/**
	 * What was drawn is to be wiped out.
	 *
	 * @param seq the number of the byte that comes next
	 * @param modes what is to be drawn before it, to be in the modes of there
	 */
	record Reset(long seq, String modes) implements ToBrowser {
	}

	/**
	 * More of the page's input reached the shell.
	 *
	 * @param taken how many bytes did
	 */
	record Taken(long taken) implements ToBrowser {
	}

	/**
	 * The terminal has a size, which is that of the smallest of its viewers.
	 *
	 * @param size what all of them can show
	 */
	record Fitted(Size size) implements ToBrowser {
	}

	/**
	 * The shell ended.
	 *
	 * @param code with what
	 */
	record Exited(int code) implements ToBrowser {
	}

	/**
	 * The terminal is taken away; nothing comes after this.
	 *
	 * @param reason why, as a sentence for the learner
	 */
	record Ending(String reason) implements ToBrowser {
	}

}
