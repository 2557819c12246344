package dev.quayside.terminal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

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
	 * Each connection has these buffers for as long as it lasts. Frames come in parts of
	 * this size, and text is refused.
	 */
	@Bean
	static ServletServerContainerFactoryBean webSocketBuffers() {
		ServletServerContainerFactoryBean buffers = new ServletServerContainerFactoryBean();
		buffers.setMaxBinaryMessageBufferSize(2048);
		buffers.setMaxTextMessageBufferSize(64);
		return buffers;
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
