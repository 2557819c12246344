package dev.quayside.gateway;

import dev.quayside.engine.RawConnection;
import dev.quayside.engine.UnixUpstream;
import dev.quayside.engine.Upstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the gateway and the real daemon, and writes down what is let through.
 */
class RecordingUpstream implements Upstream {

	private final Upstream daemon;

	private final List<UpstreamRequest> requests = new CopyOnWriteArrayList<>();

	private final Set<UpstreamResponse> answers = ConcurrentHashMap.newKeySet();

	RecordingUpstream(Path socket) {
		this.daemon = new UnixUpstream(socket);
	}

	@Override
	public UpstreamResponse send(UpstreamRequest request) throws IOException {
		this.requests.add(request);
		UpstreamResponse answer = this.daemon.send(request);
		this.answers.add(answer);
		return new CountedResponse(answer, () -> this.answers.remove(answer));
	}

	/** How many answers are not closed. */
	int open() {
		return this.answers.size();
	}

	void forget() {
		this.requests.clear();
	}

	/** What was asked of the daemon, but for asking what it is. */
	List<UpstreamRequest> requests() {
		return this.requests.stream().filter((request) -> !request.target().equals("/_ping")).toList();
	}

	List<String> changes() {
		return requests().stream()
			.filter((request) -> !request.method().equals("GET"))
			.map((request) -> request.method() + " " + request.target())
			.toList();
	}

	/**
	 * An answer whose end is known.
	 *
	 * @param answer the daemon's
	 * @param closed what is run when it is closed
	 */
	private record CountedResponse(UpstreamResponse answer, Runnable closed) implements UpstreamResponse {

		@Override
		public int status() {
			return this.answer.status();
		}

		@Override
		public @Nullable String header(String name) {
			return this.answer.header(name);
		}

		@Override
		public InputStream body() {
			return this.answer.body();
		}

		@Override
		public OutputStream output() {
			return this.answer.output();
		}

		@Override
		public RawConnection raw() {
			return this.answer.raw();
		}

		@Override
		public void close() throws IOException {
			this.closed.run();
			this.answer.close();
		}

	}

}
