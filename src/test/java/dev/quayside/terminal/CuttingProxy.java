package dev.quayside.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a browser and a server, and cuts their connections: after so many bytes,
 * every second time in the middle of a frame, with a reset or with an end. What was on
 * its way then is lost.
 */
final class CuttingProxy implements AutoCloseable {

	private static final int BUFFER = 64 * 1024;

	private final ServerSocket listener;

	private final int server;

	private final Random random;

	private final int cuts;

	private final int meanDown;

	private final int meanUp;

	private final AtomicInteger done = new AtomicInteger();

	private final AtomicInteger inFrames = new AtomicInteger();

	/**
	 * Opens a proxy.
	 * @param server the server's port
	 * @param random decides when to cut
	 * @param cuts how often to cut
	 * @param meanDown after how many bytes to the browser, on an average
	 * @param meanUp after how many bytes to the server, on an average
	 */
	CuttingProxy(int server, Random random, int cuts, int meanDown, int meanUp) throws IOException {
		this.server = server;
		this.random = random;
		this.cuts = cuts;
		this.meanDown = meanDown;
		this.meanUp = meanUp;
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::listen);
	}

	String address() {
		return "http://localhost:" + this.listener.getLocalPort();
	}

	/** How many connections were cut. */
	int done() {
		return this.done.get();
	}

	/** How many of them in the middle of a frame. */
	int inFrames() {
		return this.inFrames.get();
	}

	private void listen() {
		try {
			while (true) {
				Socket browser = this.listener.accept();
				try {
					new Connection(browser, new Socket(InetAddress.getLoopbackAddress(), this.server)).start();
				}
				catch (IOException _) {
					browser.close();
				}
			}
		}
		catch (IOException _) {
			// closed
		}
	}

	@Override
	public void close() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private final class Connection {

		private final Socket browser;

		private final Socket server;

		private final boolean inFrame = CuttingProxy.this.random.nextBoolean();

		private final boolean reset = CuttingProxy.this.random.nextBoolean();

		private final int down = CuttingProxy.this.random.nextInt(2 * CuttingProxy.this.meanDown);

		private final int up = CuttingProxy.this.random.nextInt(2 * CuttingProxy.this.meanUp);

		private boolean cut;

		Connection(Socket browser, Socket server) throws IOException {
			this.browser = browser;
			this.server = server;
			browser.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
		}

		void start() {
			Thread.ofVirtual().start(() -> carry(this.server, this.browser, this.down));
			Thread.ofVirtual().start(() -> carry(this.browser, this.server, this.up));
		}

		private void carry(Socket from, Socket to, int most) {
			Frames frames = new Frames();
			byte[] buffer = new byte[BUFFER];
			long carried = 0;
			try (from; to) {
				InputStream in = from.getInputStream();
				OutputStream out = to.getOutputStream();
				for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
					for (int i = 0; i < length; i++) {
						frames.next(buffer[i]);
						carried += frames.isBegun() ? 1 : 0;
						if (carried > most && frames.isInside() == this.inFrame && cut()) {
							out.write(buffer, 0, i + 1);
							end(from);
							end(to);
							return;
						}
					}
					out.write(buffer, 0, length);
				}
			}
			catch (IOException _) {
				// the other direction, or one of the two ends
			}
		}

		private void end(Socket socket) throws IOException {
			socket.setSoLinger(this.reset, 0);
		}

		private synchronized boolean cut() {
			if (!this.cut && CuttingProxy.this.done.incrementAndGet() <= CuttingProxy.this.cuts) {
				this.cut = true;
				CuttingProxy.this.inFrames.addAndGet(this.inFrame ? 1 : 0);
				return true;
			}
			CuttingProxy.this.done.accumulateAndGet(CuttingProxy.this.cuts, Math::min);
			return false;
		}

	}

	/** Where in a frame a byte is, after the head of HTTP (RFC 6455, 5.2). */
	private static final class Frames {

		private static final int END_OF_HEAD = 0x0D0A0D0A;

		private int last;

		private boolean begun;

		private int at;

		private int header;

		private long length;

		private long left;

		boolean isBegun() {
			return this.begun;
		}

		/** Whether the next byte belongs to the same frame as the one before. */
		boolean isInside() {
			return this.begun && (this.at > 0 || this.left > 0);
		}

		void next(byte one) {
			if (!this.begun) {
				this.last = (this.last << Byte.SIZE) | (one & 0xFF);
				this.begun = this.last == END_OF_HEAD;
			}
			else if (this.left > 0) {
				this.left--;
			}
			else {
				header(one & 0xFF);
			}
		}

		private void header(int one) {
			this.at++;
			if (this.at == 2) {
				int mask = (one & 0x80) != 0 ? 4 : 0;
				this.length = one & 0x7F;
				int extended = (this.length == 126) ? 2 : (this.length == 127) ? 8 : 0;
				this.header = 2 + extended + mask;
				this.length = (extended > 0) ? 0 : this.length;
				this.extendedTo = 2 + extended;
			}
			else if (this.at > 2 && this.at <= this.extendedTo) {
				this.length = (this.length << Byte.SIZE) | one;
			}
			if (this.at >= 2 && this.at == this.header) {
				this.left = this.length;
				this.at = 0;
			}
		}

		private int extendedTo;

	}

}
