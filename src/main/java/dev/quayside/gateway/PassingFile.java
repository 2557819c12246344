package dev.quayside.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.util.FileSystemUtils;

/**
 * What learners send, on the server's disk until all of it has come. Small files are
 * taken at any time; of what is more, all sessions together have only so much. Belongs to
 * one thread.
 */
public final class PassingFile implements Closeable {

	private static final int SHARE = 1024 * 1024;

	private static final Path NOWHERE = Path.of(System.getProperty("java.io.tmpdir"));

	/** In shares beyond the first of each file. */
	static final Semaphore ALL = new Semaphore(2048);

	private static volatile Path folder = NOWHERE;

	private final FileChannel channel;

	private final Semaphore all;

	private final Supplier<RuntimeException> full;

	private long bytes;

	private int shares;

	private PassingFile(FileChannel channel, Semaphore all, Supplier<RuntimeException> full) {
		this.channel = channel;
		this.all = all;
		this.full = full;
	}

	/**
	 * Has all files of this server lie in a folder, which is emptied.
	 * @param own a folder that nothing else uses
	 * @throws IOException if it cannot be made
	 */
	public static void keepIn(Path own) throws IOException {
		FileSystemUtils.deleteRecursively(own);
		Files.createDirectory(own);
		folder = own;
	}

	/**
	 * Removes such a folder.
	 * @param own which
	 * @throws IOException if it cannot be removed
	 */
	public static void leave(Path own) throws IOException {
		if (folder.equals(own)) {
			folder = NOWHERE;
		}
		FileSystemUtils.deleteRecursively(own);
	}

	/**
	 * Begins a file.
	 * @param full what is thrown when there is no room
	 * @return an empty one, to be closed
	 * @throws IOException if it cannot be made
	 */
	public static PassingFile open(Supplier<RuntimeException> full) throws IOException {
		return open(ALL, full);
	}

	/**
	 * It has no name any more once it is open: a server that is killed leaves nothing.
	 */
	static PassingFile open(Semaphore all, Supplier<RuntimeException> full) throws IOException {
		FileChannel channel = FileChannel.open(Files.createTempFile(folder, "quayside", ""), StandardOpenOption.READ,
				StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
		return new PassingFile(channel, all, full);
	}

	/**
	 * How much it has.
	 * @return bytes
	 */
	public long size() {
		return this.bytes;
	}

	/**
	 * Where its bytes go.
	 * @return a stream that writes where the last left off
	 */
	public OutputStream output() {
		OutputStream out = Channels.newOutputStream(this.channel);
		return new OutputStream() {

			@Override
			public void write(int value) throws IOException {
				write(new byte[] { (byte) value }, 0, 1);
			}

			@Override
			public void write(byte[] content, int start, int count) throws IOException {
				take(count);
				out.write(content, start, count);
			}

		};
	}

	private void take(int more) {
		while (this.bytes + more > (this.shares + 1L) * SHARE) {
			if (!this.all.tryAcquire()) {
				throw this.full.get();
			}
			this.shares++;
		}
		this.bytes += more;
	}

	/**
	 * Reads it, once all of it is written.
	 * @param position of the first byte
	 * @return its bytes from there
	 * @throws IOException if it cannot be read
	 */
	public InputStream from(long position) throws IOException {
		this.channel.position(position);
		return Channels.newInputStream(this.channel);
	}

	@Override
	public void close() throws IOException {
		this.all.release(this.shares);
		this.shares = 0;
		this.channel.close();
	}

}
