package dev.quayside.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * A WebSocket as the way to a viewer. A viewer that does not read is cut by the container
 * after 20 seconds.
 */
final class WebSocketLink implements Link {

	private static final Logger logger = LoggerFactory.getLogger(WebSocketLink.class);

	/** RFC 6455, 5.5: a control frame has 125 bytes, two of them are the code. */
	private static final int LONGEST_REASON = 123;

	private final WebSocketSession connection;

	private final Runnable whenShown;

	/**
	 * Makes the way to a viewer.
	 * @param connection the WebSocket
	 * @param whenShown told each time that output was sent; returns at once
	 */
	WebSocketLink(WebSocketSession connection, Runnable whenShown) {
		this.connection = connection;
		this.whenShown = whenShown;
	}

	@Override
	public void send(byte[] frame) throws IOException {
		try {
			this.connection.sendMessage(new BinaryMessage(frame));
			if (frame[0] == MessageCodec.OUTPUT) {
				this.whenShown.run();
			}
		}
		catch (IllegalStateException ex) {
			throw new IOException("The connection is closed", ex);
		}
	}

	@Override
	public void ping() throws IOException {
		try {
			this.connection.sendMessage(new PingMessage());
		}
		catch (IllegalStateException ex) {
			throw new IOException("The connection is closed", ex);
		}
	}

	@Override
	public void close(int code, String reason) {
		try {
			this.connection.close(new CloseStatus(code, shortened(reason)));
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("Connection {} not closed: {}", this.connection.getId(), ex.getMessage());
		}
	}

	private static String shortened(String reason) {
		String text = reason;
		while (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
			text = text.substring(0, text.length() - 1);
		}
		return text;
	}

}
