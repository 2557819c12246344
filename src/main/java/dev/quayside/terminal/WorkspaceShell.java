package dev.quayside.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import dev.quayside.engine.ContainerState;
import dev.quayside.engine.DaemonWatch;
import dev.quayside.engine.Engine;
import dev.quayside.engine.EngineException;
import dev.quayside.engine.RawConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell of one workspace container, attached. Its input goes a way of its own: the
 * daemon forgets input that it has not passed on yet when it cannot deliver output, so a
 * server that is killed would lose what it had written before.
 */
final class WorkspaceShell implements Shell {

	private static final Logger logger = LoggerFactory.getLogger(WorkspaceShell.class);

	/** How often, 50 ms apart, the daemon is asked whether a silent shell has ended. */
	private static final int ATTEMPTS = 60;

	private static final long PAUSE = Duration.ofMillis(50).toNanos();

	/** How often a daemon that does not answer is asked, for as long as it takes. */
	private static final long AWAY = Duration.ofMillis(500).toNanos();

	private final String container;

	private final Engine engine;

	private final DaemonWatch daemon;

	private final RawConnection writing;

	private final RawConnection reading;

	private final InputStream output = new Output();

	private final OutputStream input = new Input();

	/**
	 * Holds a shell.
	 * @param container whose it is
	 * @param engine where it is
	 * @param daemon whether that answers
	 * @param writing the way of what it writes
	 * @param reading the way of what it reads
	 */
	WorkspaceShell(String container, Engine engine, DaemonWatch daemon, RawConnection writing, RawConnection reading) {
		this.daemon = daemon;
		this.container = container;
		this.engine = engine;
		this.writing = writing;
		this.reading = reading;
	}

	@Override
	public InputStream output() {
		return this.output;
	}

	@Override
	public OutputStream input() {
		return this.input;
	}

	@Override
	public void resize(Size size) {
		try {
			this.engine.resize(this.container, size.cols(), size.rows());
		}
		catch (EngineException ex) {
			// a shell that ends just now has no TTY; the next hello brings a size again
			logger.debug("Size of {} not set: {}", this.container, ex.getMessage());
		}
	}

	/**
	 * A daemon that is stopped has its containers stop, and lets nobody connect any more
	 * before it does: a shell that ended meanwhile was not ended by the learner.
	 */
	@Override
	public OptionalInt exitCode() {
		boolean daemonWasAway = false;
		for (int i = 0; i < ATTEMPTS && !Thread.currentThread().isInterrupted();) {
			Optional<ContainerState> state = Optional.empty();
			boolean away = this.daemon.trouble().isPresent();
			try {
				state = away ? state : this.engine.container(this.container);
			}
			catch (EngineException ex) {
				logger.debug("State of {} not known: {}", this.container, ex.getMessage());
				away = true;
			}
			if (away) {
				daemonWasAway = true;
				LockSupport.parkNanos(AWAY);
			}
			else if (state.isEmpty()) {
				return OptionalInt.of(LOST);
			}
			else if (!state.get().running()) {
				return daemonWasAway ? OptionalInt.empty() : OptionalInt.of(state.get().exitCode());
			}
			else {
				i++;
				LockSupport.parkNanos(PAUSE);
			}
		}
		return OptionalInt.empty();
	}

	@Override
	public void close() {
		close(this.reading);
		close(this.writing);
	}

	private void close(RawConnection way) {
		try {
			way.close();
		}
		catch (IOException ex) {
			logger.debug("Connection to {} not closed: {}", this.container, ex.getMessage());
		}
	}

	/** What the shell writes. */
	private final class Output extends InputStream {

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			return WorkspaceShell.this.writing.read(ByteBuffer.wrap(bytes, offset, length));
		}

	}

	/** What the shell reads. */
	private final class Input extends OutputStream {

		@Override
		public void write(int one) throws IOException {
			write(new byte[] { (byte) one }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
			while (rest.hasRemaining()) {
				WorkspaceShell.this.reading.write(rest);
			}
		}

	}

}
