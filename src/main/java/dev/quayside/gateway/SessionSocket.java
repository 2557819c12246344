package dev.quayside.gateway;

import dev.quayside.gateway.http.ClientConnection;
import dev.quayside.gateway.http.Exchange;
import dev.quayside.gateway.http.Refusal;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The socket of one session: who connects to it is the session. A virtual thread for each
 * connection. Safe for use by several threads.
 */
final class SessionSocket implements AutoCloseable {

	private static final Logger LOGGER = System.getLogger(SessionSocket.class.getName());

	/**
	 * How many connections beyond the places are told why they get none, at a time. The
	 * rest is cut without a word: one session could take all file descriptors of the
	 * server otherwise.
	 */
	private static final int REFUSALS = 8;

	/** How long to wait when no file descriptor is left, rather than spin. */
	private static final Duration BREATH = Duration.ofMillis(100);

	private final SessionId session;

	private final Path path;

	private final ServerSocketChannel server;

	private final Handler handler;

	private final Traffic traffic;

	private final int connections;

	private final Semaphore places;

	/** A refusal in words takes a moment in which the connection stays open. */
	private final Semaphore refusals = new Semaphore(REFUSALS);

	private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();

	private SessionSocket(SessionId session, Path path, ServerSocketChannel server, int connections, Traffic traffic,
			Handler handler) {
		this.session = session;
		this.path = path;
		this.traffic = traffic;
		this.server = server;
		this.connections = connections;
		this.places = new Semaphore(connections);
		this.handler = handler;
	}

	static SessionSocket open(SessionId session, Path path, int connections, Traffic traffic, Handler handler)
			throws IOException {
		Files.deleteIfExists(path);
		ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		try {
			server.bind(UnixDomainSocketAddress.of(path));
			// The learner in the workspace is not the user of the server; the folder
			// keeps others out.
			Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
		}
		catch (IOException ex) {
			server.close();
			throw ex;
		}
		SessionSocket socket = new SessionSocket(session, path, server, connections, traffic, handler);
		Thread.ofVirtual().name("gateway-accept-" + path).start(SessionInLog.naming(session, socket::accept));
		return socket;
	}

	private void accept() {
		while (this.server.isOpen()) {
			try {
				admit(this.server.accept());
			}
			catch (IOException ex) {
				if (this.server.isOpen()) {
					LOGGER.log(Level.WARNING, "A connection to " + this.path + " was not accepted", ex);
					LockSupport.parkNanos(BREATH.toNanos());
				}
			}
		}
	}

	private void admit(SocketChannel channel) throws IOException {
		if (this.places.tryAcquire()) {
			start(channel, this.places, this::serve);
		}
		else if (this.refusals.tryAcquire()) {
			start(channel, this.refusals, (connection) -> refuse(connection, new Refusal(503,
					"This session has too many connections to its Docker engine; close some and try again")));
		}
		else {
			channel.close();
		}
	}

	private void start(SocketChannel channel, Semaphore taken, Work work) {
		Thread.ofVirtual()
			.name("gateway-connection")
			.start(() -> run(new ClientConnection(channel, this.traffic.bytes()), taken, work));
	}

	private void run(ClientConnection connection, Semaphore taken, Work work) {
		this.open.add(connection);
		try (connection; var _ = SessionInLog.of(this.session)) {
			if (this.server.isOpen()) {
				work.on(connection);
			}
		}
		catch (IOException ex) {
			LOGGER.log(Level.TRACE, "A client's connection ended", ex);
		}
		finally {
			this.open.remove(connection);
			taken.release();
		}
	}

	private void serve(ClientConnection connection) throws IOException {
		try {
			@Nullable Exchange exchange = connection.next();
			while (exchange != null && answer(exchange)) {
				exchange = connection.next();
			}
		}
		catch (Refusal notARequest) {
			refuse(connection, notARequest);
		}
	}

	private void refuse(ClientConnection connection, Refusal refusal) throws IOException {
		this.traffic.refused(refusal);
		connection.refuse(refusal);
	}

	private boolean answer(Exchange exchange) throws IOException {
		this.traffic.request();
		try {
			this.handler.handle(exchange);
		}
		catch (Refusal refusal) {
			refuse(exchange, refusal);
		}
		catch (RuntimeException ex) {
			LOGGER.log(Level.ERROR,
					"A request of " + this.path + " failed: " + exchange.method() + " " + exchange.path(), ex);
			refuse(exchange, new Refusal(500, "The playground failed at this; try again, or tell whoever runs it"));
		}
		return exchange.finish();
	}

	private void refuse(Exchange exchange, Refusal refusal) throws IOException {
		this.traffic.refused(refusal);
		if (exchange.answered()) {
			throw new IOException("Too late to refuse: " + refusal.reason());
		}
		exchange.refuse(refusal);
	}

	/** Lets nobody connect any more; who is connected stays. */
	void admitNoMore() {
		try {
			this.server.close();
			Files.deleteIfExists(this.path);
		}
		catch (IOException ex) {
			warn("The socket " + this.path + " could not be closed", ex);
		}
	}

	/** Waits until nobody is connected, for so long at the most. */
	void awaitIdle(Duration patience) {
		try {
			if (this.places.tryAcquire(this.connections, patience.toMillis(), TimeUnit.MILLISECONDS)) {
				this.places.release(this.connections);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Waits until what was asked for before the socket was closed is done.
	 * @param patience how long at the most
	 * @return whether anything was to be waited for
	 */
	boolean awaitEnd(Duration patience) {
		if (this.places.availablePermits() == this.connections) {
			return false;
		}
		try {
			if (!this.places.tryAcquire(this.connections, patience.toMillis(), TimeUnit.MILLISECONDS)) {
				warn("Requests of " + this.path + " go on after its end", null);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return true;
	}

	@Override
	public void close() {
		admitNoMore();
		try {
			for (ClientConnection connection : this.open) {
				connection.close();
			}
		}
		catch (IOException ex) {
			warn("Connections to " + this.path + " could not be closed", ex);
		}
	}

	/** A socket may be closed by who works for no session, as when the server stops. */
	private void warn(String sentence, @Nullable Exception cause) {
		try (var _ = SessionInLog.of(this.session)) {
			LOGGER.log(Level.WARNING, sentence, cause);
		}
	}

	/**
	 * What is done with a connection.
	 */
	@FunctionalInterface
	private interface Work {

		void on(ClientConnection connection) throws IOException;

	}

	/**
	 * Answers the requests of the session.
	 */
	@FunctionalInterface
	interface Handler {

		/**
		 * Answers a request.
		 * @param exchange the request
		 * @throws IOException if either side breaks off
		 * @throws Refusal if it is not done
		 */
		void handle(Exchange exchange) throws IOException;

	}

}
