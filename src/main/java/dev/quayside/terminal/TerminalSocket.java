package dev.quayside.terminal;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.session.PromptTimes;
import dev.quayside.session.Sessions;
import dev.quayside.session.TerminalId;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Terminals over WebSocket, {@code /ws/terminals/{id}}.
 */
@Component
class TerminalSocket extends AbstractWebSocketHandler implements SubProtocolCapable {

	static final String PROTOCOL = "quayside.v1";

	/** Attribute of a connection: the {@link TerminalId} that the handshake let it to. */
	static final String TERMINAL = "quayside.terminal";

	/** How many connections a terminal may have: tabs and windows of one learner. */
	private static final int MOST_CONNECTIONS = 16;

	private static final String CONNECTION = "quayside.connection";

	private final MessageCodec codec = new MessageCodec();

	private final Map<TerminalId, Integer> connections = new ConcurrentHashMap<>();

	private final Terminals terminals;

	private final Sessions sessions;

	private final PromptTimes prompts;

	TerminalSocket(Terminals terminals, Sessions sessions, PromptTimes prompts) {
		this.terminals = terminals;
		this.sessions = sessions;
		this.prompts = prompts;
	}

	@Override
	public List<String> getSubProtocols() {
		return List.of(PROTOCOL);
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession connection) throws Exception {
		TerminalId id = (TerminalId) attribute(connection, TERMINAL);
		if (this.connections.merge(id, 1, Integer::sum) > MOST_CONNECTIONS) {
			connection.close(CloseStatus.POLICY_VIOLATION
				.withReason("This terminal is open in " + MOST_CONNECTIONS + " places; close one"));
			return;
		}
		Viewer viewer = new Viewer(this.codec, this.terminals.get(id),
				new WebSocketLink(connection, () -> this.prompts.shown(id.session())),
				() -> this.sessions.touch(id.session()));
		connection.getAttributes().put(CONNECTION, new Connection(viewer, new ByteArrayOutputStream()));
		Thread.ofVirtual().name("terminal-" + id + "-viewer").start(SessionInLog.naming(id.session(), viewer));
	}

	@Override
	protected void handleBinaryMessage(WebSocketSession connection, BinaryMessage part) throws Exception {
		ByteArrayOutputStream frame = connection(connection).frame();
		if (frame.size() + part.getPayloadLength() > MessageCodec.LONGEST_FRAME) {
			connection.close(CloseStatus.TOO_BIG_TO_PROCESS.withReason("More than 64 KiB in a frame"));
			return;
		}
		byte[] bytes = new byte[part.getPayloadLength()];
		part.getPayload().get(bytes);
		frame.write(bytes);
		if (part.isLast()) {
			byte[] whole = frame.toByteArray();
			frame.reset();
			connection(connection).viewer().receive(whole);
		}
	}

	@Override
	protected void handleTextMessage(WebSocketSession connection, TextMessage message) throws Exception {
		connection.close(CloseStatus.NOT_ACCEPTABLE.withReason("Frames have to be binary"));
	}

	@Override
	protected void handlePongMessage(WebSocketSession connection, PongMessage message) {
		connection(connection).viewer().heard();
	}

	@Override
	public void handleMessage(WebSocketSession connection, WebSocketMessage<?> message) throws Exception {
		TerminalId id = (TerminalId) attribute(connection, TERMINAL);
		if (connection.isOpen()) {
			try (var _ = SessionInLog.of(id.session())) {
				super.handleMessage(connection, message);
			}
		}
	}

	@Override
	public void afterConnectionClosed(WebSocketSession connection, CloseStatus status) {
		TerminalId id = (TerminalId) attribute(connection, TERMINAL);
		this.connections.computeIfPresent(id, (_, count) -> (count > 1) ? count - 1 : null);
		// One too many never became a viewer.
		if (connection.getAttributes().get(CONNECTION) instanceof Connection known) {
			known.viewer().leave(status.getCode() == CloseStatus.NO_CLOSE_FRAME.getCode());
		}
	}

	/**
	 * Frames come in the parts in which they arrive, so no connection holds a large
	 * buffer.
	 */
	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

	private static Connection connection(WebSocketSession connection) {
		return (Connection) attribute(connection, CONNECTION);
	}

	private static Object attribute(WebSocketSession connection, String name) {
		return Objects.requireNonNull(connection.getAttributes().get(name), name);
	}

	/**
	 * What belongs to a connection.
	 *
	 * @param viewer who looks
	 * @param frame the part of a frame that has come so far
	 */
	private record Connection(Viewer viewer, ByteArrayOutputStream frame) {
	}

}
