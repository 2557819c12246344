package dev.quayside.terminal;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;

/**
 * A shell with a TTY, somewhere. Safe for use by several threads, one per stream.
 */
interface Shell extends AutoCloseable {

	/** The exit code of a shell whose end nobody saw. */
	int LOST = -1;

	/**
	 * What the shell writes.
	 * @return the bytes; ends when the shell or the way to it does
	 */
	InputStream output();

	/**
	 * What the shell reads.
	 * @return where to
	 */
	OutputStream input();

	/**
	 * Tells the TTY its size.
	 * @param size the size
	 */
	void resize(Size size);

	/**
	 * With what the shell ended, to be asked once its output did.
	 * @return the code, or empty if the shell runs on and only the way to it is cut
	 */
	OptionalInt exitCode();

	/** Lets go of the shell, which runs on. */
	@Override
	void close();

}
