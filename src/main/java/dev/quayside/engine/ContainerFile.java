package dev.quayside.engine;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file of a container that is being read. Closing it ends the connection to the daemon.
 */
public final class ContainerFile implements AutoCloseable {

	private final long size;

	private final InputStream content;

	private final UpstreamResponse source;

	ContainerFile(long size, InputStream content, UpstreamResponse source) {
		this.size = size;
		this.content = content;
		this.source = source;
	}

	/**
	 * How many bytes it has.
	 * @return the number
	 */
	public long size() {
		return this.size;
	}

	/**
	 * Its bytes, and no more.
	 * @return where to read them, by one thread
	 */
	public InputStream content() {
		return this.content;
	}

	@Override
	public void close() throws IOException {
		this.source.close();
	}

}
