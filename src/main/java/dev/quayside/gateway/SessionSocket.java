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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The socket of one session: who connects to it is the session. A virtual thread for each
 * connection. Safe for use by several threads.
 */
final class SessionSocket implements AutoCloseable {

	private static final Logger LOGGER = System.getLogger(SessionSocket.class.getName());

	private final Path path;

	private final ServerSocketChannel server;

	private final Handler handler;

	private final Semaphore places;

	private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();

	private SessionSocket(Path path, ServerSocketChannel server, int connections, Handler handler) {
		this.path = path;
		this.server = server;
		this.places = new Semaphore(connections);
		this.handler = handler;
	}

	static SessionSocket open(Path path, int connections, Handler handler) throws IOException {
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
		SessionSocket socket = new SessionSocket(path, server, connections, handler);
		Thread.ofVirtual().name("gateway-accept-" + path).start(socket::accept);
		return socket;
	}

	private void accept() {
		while (this.server.isOpen()) {
			try {
				SocketChannel channel = this.server.accept();
				Thread.ofVirtual().name("gateway-connection").start(() -> serve(channel));
			}
			catch (IOException ex) {
				if (this.server.isOpen()) {
					LOGGER.log(Level.WARNING, "A connection to " + this.path + " was not accepted", ex);
				}
			}
		}
	}

	private void serve(SocketChannel channel) {
		ClientConnection connection = new ClientConnection(channel);
		this.open.add(connection);
		boolean place = this.places.tryAcquire();
		try (connection) {
			if (!place) {
				connection.refuse(new Refusal(503,
						"This session has too many connections to its Docker engine; close some and try again"));
			}
			else if (this.server.isOpen()) {
				serve(connection);
			}
		}
		catch (IOException ex) {
			LOGGER.log(Level.TRACE, "A client's connection ended", ex);
		}
		finally {
			this.open.remove(connection);
			if (place) {
				this.places.release();
			}
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
			connection.refuse(notARequest);
		}
	}

	private boolean answer(Exchange exchange) throws IOException {
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

	private static void refuse(Exchange exchange, Refusal refusal) throws IOException {
		if (exchange.answered()) {
			throw new IOException("Too late to refuse: " + refusal.reason());
		}
		exchange.refuse(refusal);
	}

	@Override
	public void close() {
		try {
			this.server.close();
			Files.deleteIfExists(this.path);
			for (ClientConnection connection : this.open) {
				connection.close();
			}
		}
		catch (IOException ex) {
			LOGGER.log(Level.WARNING, "The socket " + this.path + " could not be closed", ex);
		}
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
