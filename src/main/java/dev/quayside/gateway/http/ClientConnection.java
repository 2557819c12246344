package dev.quayside.gateway.http;

import dev.quayside.engine.RawConnection;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client: requests one after the other. Closing it is safe from any
 * thread, all else belongs to one thread.
 */
public final class ClientConnection implements Closeable {

	private static final Logger LOGGER = System.getLogger(ClientConnection.class.getName());

	/** How long a client may take to send a head, or a body that is read as a whole. */
	static final Duration PATIENCE = Duration.ofSeconds(30);

	private final SocketChannel channel;

	private final ClientInput in;

	private final OutputStream out;

	private final Duration patience;

	private final ByteCount bytes;

	/**
	 * Takes over an accepted connection.
	 * @param channel the connection
	 * @param bytes what counts its bytes
	 */
	public ClientConnection(SocketChannel channel, ByteCount bytes) {
		this(channel, bytes, PATIENCE);
	}

	ClientConnection(SocketChannel channel, ByteCount bytes, Duration patience) {
		this.patience = patience;
		this.channel = channel;
		this.bytes = bytes;
		this.in = new ClientInput(bytes.counted(Channels.newInputStream(channel)));
		this.out = bytes.counted(Channels.newOutputStream(channel));
	}

	/**
	 * Waits for the next request.
	 * @return the exchange, or null when the client has closed the connection
	 * @throws IOException if the connection breaks
	 * @throws Refusal if what arrives is not a request; the connection is of no use then
	 */
	public @Nullable Exchange next() throws IOException {
		int first = this.in.read();
		if (first < 0) {
			return null;
		}
		List<String> lines;
		try (Watchdog.Guard _ = this.in.holdsHead() ? Watchdog.NOTHING : patience()) {
			lines = new HeadReader(this.in).read(first);
		}
		RequestHead head = RequestHead.parse(lines);
		return new Exchange(this, head, Query.parse(head.query()));
	}

	/**
	 * Answers what is not a request, so far as the client still listens.
	 * @param refusal why
	 * @throws IOException if the connection breaks
	 */
	public void refuse(Refusal refusal) throws IOException {
		this.out.write(AnswerHead.of(refusal.status()).closing().json(ErrorBody.of(refusal.reason())));
		linger();
	}

	/** Held until so much of what the client has begun to send is there. */
	Watchdog.Guard patience(Framing expected) {
		boolean there = expected instanceof Framing.Length length && this.in.holds(length.bytes());
		return there ? Watchdog.NOTHING : patience();
	}

	private Watchdog.Guard patience() {
		return Watchdog.guard(this.patience, this::giveUp, this);
	}

	/**
	 * The thread of the connection waits for the client meanwhile, so that nobody else
	 * writes.
	 */
	private void giveUp() {
		try (this) {
			this.out.write(AnswerHead.of(408)
				.closing()
				.json(ErrorBody.of("The request did not arrive within " + this.patience.toSeconds()
						+ " seconds; send it again without pauses")));
		}
		catch (IOException ex) {
			LOGGER.log(Level.TRACE, "A slow client was gone already", ex);
		}
	}

	/**
	 * Reads on for a moment: closing with bytes unread would reset the connection before
	 * the client has read the answer.
	 */
	void linger() throws IOException {
		this.channel.shutdownOutput();
		byte[] waste = new byte[8 * 1024];
		try (Watchdog.Guard _ = Watchdog.guard(Duration.ofSeconds(2), this)) {
			long left = 4L * 1024 * 1024;
			int count = this.in.read(waste);
			while (count >= 0 && left > 0) {
				left -= count;
				count = this.in.read(waste);
			}
		}
	}

	InputStream in() {
		return this.in;
	}

	OutputStream out() {
		return this.out;
	}

	/** Both directions, with what the client sent ahead. */
	RawConnection raw() {
		return this.bytes.counted(RawConnection.of(this.channel, this.in.takeAhead()));
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
