package dev.quayside.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import dev.quayside.engine.EngineException;
import dev.quayside.session.SessionRefusedException;

/**
 * One connection that looks at a terminal: {@link #receive} is called by the thread that
 * reads the connection, {@link #run} is the thread that writes it.
 */
final class Viewer implements Runnable {

	private static final int NORMAL = 1000;

	private static final int GOING_AWAY = 1001;

	private static final int MALFORMED = 1007;

	private static final int POLICY = 1008;

	private static final int FAILED = 1011;

	private static final int LATER = 1013;

	private static final Duration HELLO = Duration.ofSeconds(10);

	private static final Duration PING = Duration.ofSeconds(30);

	private final MessageCodec codec;

	private final Terminal terminal;

	private final Link link;

	private final Runnable alive;

	private final Cursor cursor = new Cursor();

	private final CountDownLatch greeted = new CountDownLatch(1);

	private volatile long heard = System.nanoTime();

	/**
	 * Makes a viewer.
	 * @param codec how messages are written
	 * @param terminal what it looks at
	 * @param link its connection
	 * @param alive told that somebody is there
	 */
	Viewer(MessageCodec codec, Terminal terminal, Link link, Runnable alive) {
		this.codec = codec;
		this.terminal = terminal;
		this.link = link;
		this.alive = alive;
	}

	/** The viewer gave a sign of life. */
	void heard() {
		this.heard = System.nanoTime();
	}

	/**
	 * Takes a frame. What it says wrong closes the connection.
	 * @param frame the frame
	 */
	void receive(byte[] frame) {
		heard();
		try {
			Message.FromBrowser message = this.codec.decode(frame);
			if (message instanceof Message.Hello hello) {
				this.terminal.hello(this.cursor, hello);
				this.greeted.countDown();
			}
			else if (this.greeted.getCount() > 0) {
				this.link.close(POLICY, "The first frame has to be a hello");
			}
			else {
				handle(message);
			}
		}
		catch (MalformedMessageException ex) {
			this.link.close(MALFORMED, sentence(ex));
		}
		catch (SessionRefusedException ex) {
			this.link.close(POLICY, sentence(ex));
		}
		catch (EngineException | IOException ex) {
			this.link.close(FAILED, sentence(ex));
		}
	}

	private static String sentence(Exception ex) {
		return Objects.toString(ex.getMessage(), "The terminal failed");
	}

	private void handle(Message.FromBrowser message) {
		switch (message) {
			case Message.Input input -> {
				this.alive.run();
				if (!this.terminal.type(this.cursor, input.bytes())) {
					this.link.close(LATER, "The shell does not read; paste less at once");
				}
			}
			case Message.Resize resize -> this.terminal.resize(this.cursor, resize.size());
			case Message.Drawn drawn -> this.terminal.outlet().drawn(this.cursor, drawn.seq());
			case Message.Ping ping -> this.terminal.outlet().pinged(this.cursor, ping.at());
			case Message.Hello _ -> throw new IllegalStateException("A hello was handled before");
		}
	}

	/**
	 * The connection is gone.
	 * @param lost whether it was cut
	 */
	void leave(boolean lost) {
		this.terminal.leave(this.cursor, lost);
	}

	/** Writes the connection until it ends. */
	@Override
	public void run() {
		try {
			if (!this.greeted.await(HELLO.toSeconds(), TimeUnit.SECONDS)) {
				this.link.close(POLICY, "No hello came within 10 seconds");
				return;
			}
			while (write(this.terminal.outlet().next(this.cursor, PING.toNanos()))) {
				if (System.nanoTime() - this.heard > 3 * PING.toNanos()) {
					this.link.close(GOING_AWAY, "No sign of life");
					return;
				}
			}
		}
		catch (IOException ex) {
			this.link.close(GOING_AWAY, "The connection is lost");
		}
		catch (InterruptedException ex) {
			this.link.close(GOING_AWAY, "The server stops");
		}
	}

	private boolean write(Step step) throws IOException {
		switch (step) {
			case Step.Say say -> this.link.send(this.codec.encode(say.message()));
			case Step.Last last -> {
				this.link.send(this.codec.encode(last.message()));
				this.link.close(NORMAL, last.message().reason());
				return false;
			}
			// That a page is open somewhere does not mean that somebody is there.
			case Step.Quiet _ -> this.link.ping();
			case Step.Stalled _ -> {
				this.link.close(LATER, "Nothing was acknowledged for 30 seconds");
				return false;
			}
			case Step.Gone _ -> {
				this.link.close(GOING_AWAY, "The server lets go of this terminal");
				return false;
			}
		}
		return true;
	}

}
