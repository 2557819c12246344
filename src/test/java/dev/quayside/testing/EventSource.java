package dev.quayside.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A stream of server-sent events, read as a browser reads it.
 */
public final class EventSource implements AutoCloseable {

	private final HttpClient http = HttpClient.newHttpClient();

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private EventSource() {
	}

	static EventSource open(HttpRequest request) {
		EventSource source = new EventSource();
		try {
			InputStream body = source.http.send(request, BodyHandlers.ofInputStream()).body();
			Thread.ofVirtual().start(() -> source.read(body));
			return source;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void read(InputStream body) {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
			String event = "";
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith("event:")) {
					event = line.substring("event:".length()).strip();
				}
				else if (line.startsWith("data:")) {
					this.heard.add(event + " " + line.substring("data:".length()));
					this.events.add(this.heard.getLast());
				}
			}
		}
		catch (IOException ended) {
			this.events.add("closed ");
		}
	}

	/**
	 * Waits for an event.
	 * @param event its name
	 * @return its data
	 */
	public String next(String event) {
		return until(event, (_) -> true);
	}

	/**
	 * Waits for an event, past others.
	 * @param event its name
	 * @param wanted tells whether its data is what is waited for
	 * @return its data
	 */
	public String until(String event, Predicate<String> wanted) {
		try {
			while (true) {
				String told = this.events.poll(60, TimeUnit.SECONDS);
				if (told == null) {
					throw new AssertionError("Waited in vain for " + event + " after " + this.heard);
				}
				String data = told.substring(told.indexOf(' ') + 1);
				if (told.startsWith(event + " ") && wanted.test(data)) {
					return data;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * All that was told so far.
	 * @return names and data
	 */
	public List<String> heard() {
		return List.copyOf(this.heard);
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

}
