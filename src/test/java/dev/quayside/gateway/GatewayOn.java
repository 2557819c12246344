package dev.quayside.gateway;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * A gateway on a certain daemon, with certain properties.
 */
final class GatewayOn implements AutoCloseable {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	GatewayOn(Path socket, String... properties) {
		TestPropertyValues.of(properties).applyTo(this.context);
		this.context.registerBean(OnSocket.class, () -> new OnSocket(socket));
		this.context.refresh();
	}

	<T> T part(Class<T> type) {
		return this.context.getBean(type);
	}

	TestSession session() throws IOException {
		return new TestSession(part(Gateway.class));
	}

	@Override
	public void close() {
		this.context.close();
	}

	private static final class OnSocket extends GatewayTestConfiguration {

		private final Path socket;

		OnSocket(Path socket) {
			this.socket = socket;
		}

		@Override
		RecordingUpstream upstream() {
			return new RecordingUpstream(this.socket);
		}

	}

}
