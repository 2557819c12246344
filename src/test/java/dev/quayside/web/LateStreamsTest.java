package dev.quayside.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page asks again at once when a stream of events ends, also when it ended because the
 * server stops: what it is given then must end too, or the server would wait for it.
 */
class LateStreamsTest {

	private static final Server server = Server.run(List.of(LatePage.class), "--quayside.content=content",
			"--quayside.content-reload=true");

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void startAgain() {
		server.start();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/session/events", "/api/lessons/docker-basics/images/checks/events",
			"/api/lessons/docker-basics/images/changes" })
	void endAtOnceInAServerThatStops(String path) {
		Learner learner = new Learner(server);
		learner.session();
		LatePage page = server.part(LatePage.class);
		page.asksFor(server.address(path), learner.cookie());
		server.stop();
		assertThat(page.status()).isEqualTo(200);
	}

	/**
	 * Asks when the streams have ended and the server still answers.
	 */
	static final class LatePage implements SmartLifecycle {

		private @Nullable HttpRequest request;

		private int status;

		private boolean running;

		void asksFor(URI address, String cookie) {
			this.request = HttpRequest.newBuilder(address).header("Cookie", cookie).build();
		}

		/** With what its stream began; 0 if that did not end. */
		int status() {
			return this.status;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			if (this.request != null) {
				ask(this.request);
			}
		}

		private void ask(HttpRequest request) {
			HttpClient browser = HttpClient.newHttpClient();
			try {
				this.status = browser.sendAsync(request, BodyHandlers.ofString())
					.get(15, TimeUnit.SECONDS)
					.statusCode();
			}
			catch (ExecutionException | InterruptedException | TimeoutException _) {
				this.status = 0;
			}
			finally {
				browser.shutdownNow();
			}
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
