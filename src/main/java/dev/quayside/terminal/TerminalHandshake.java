package dev.quayside.terminal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import dev.quayside.session.Session;
import dev.quayside.session.SessionSecret;
import dev.quayside.session.Sessions;
import dev.quayside.session.TerminalId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets a browser to the terminals of its own session, and only from pages of this server:
 * a WebSocket is open to every page of the web otherwise.
 */
@Component
class TerminalHandshake implements HandshakeInterceptor {

	private final Sessions sessions;

	TerminalHandshake(Sessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		HttpStatus refusal = refusal(request, attributes);
		if (refusal != null) {
			response.setStatusCode(refusal);
		}
		return refusal == null;
	}

	private @Nullable HttpStatus refusal(ServerHttpRequest request, Map<String, Object> attributes) {
		HttpHeaders headers = request.getHeaders();
		if (!isSameHost(headers)) {
			return HttpStatus.FORBIDDEN;
		}
		if (!new WebSocketHttpHeaders(headers).getSecWebSocketProtocol().contains(TerminalSocket.PROTOCOL)) {
			return HttpStatus.BAD_REQUEST;
		}
		Optional<Session> session = secret(headers).flatMap(this.sessions::find);
		if (session.isEmpty()) {
			return HttpStatus.FORBIDDEN;
		}
		String path = request.getURI().getPath();
		Optional<TerminalId> terminal = TerminalId.parse(path.substring(path.lastIndexOf('/') + 1))
			.filter((id) -> session.get().terminals().contains(id));
		terminal.ifPresent((id) -> attributes.put(TerminalSocket.TERMINAL, id));
		return terminal.isPresent() ? null : HttpStatus.NOT_FOUND;
	}

	/**
	 * A browser always sends an origin; a program that sends none has no cookies to
	 * steal.
	 */
	private static boolean isSameHost(HttpHeaders headers) {
		List<String> origins = headers.getOrEmpty(HttpHeaders.ORIGIN);
		if (origins.isEmpty()) {
			return true;
		}
		try {
			String authority = URI.create(origins.getFirst()).getRawAuthority();
			return origins.size() == 1 && authority != null
					&& authority.equalsIgnoreCase(headers.getFirst(HttpHeaders.HOST));
		}
		catch (IllegalArgumentException _) {
			return false;
		}
	}

	private static Optional<SessionSecret> secret(HttpHeaders headers) {
		return headers.getOrEmpty(HttpHeaders.COOKIE)
			.stream()
			.flatMap((header) -> Stream.of(header.split(";")))
			.map(String::strip)
			.filter((pair) -> pair.startsWith(SessionSecret.COOKIE + "="))
			.map((pair) -> pair.substring(SessionSecret.COOKIE.length() + 1))
			.flatMap((value) -> SessionSecret.parse(value).stream())
			.findFirst();
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
	}

}
