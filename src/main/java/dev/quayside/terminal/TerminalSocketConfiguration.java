package dev.quayside.terminal;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class TerminalSocketConfiguration implements WebSocketConfigurer {

	private final TerminalSocket socket;

	private final TerminalHandshake handshake;

	TerminalSocketConfiguration(TerminalSocket socket, TerminalHandshake handshake) {
		this.socket = socket;
		this.handshake = handshake;
	}

	/**
	 * The handshake compares the origin with the host itself: behind a proxy that speaks
	 * TLS the framework's own check knows the wrong scheme.
	 */
	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(this.socket, "/ws/terminals/{id}")
			.addInterceptors(this.handshake)
			.setAllowedOriginPatterns("*");
	}

}
