package dev.quayside.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks a server that runs, as a browser or a script would.
 */
final class Caller implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

	private final String address;

	Caller(int port) {
		this.address = "http://localhost:" + port;
	}

	HttpResponse<String> get(String path, String... headers) {
		return ask(request(path, headers));
	}

	HttpResponse<String> post(String path, String json, String... headers) {
		return ask(
				request(path, headers).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
	}

	HttpResponse<String> ask(String method, String path, String... headers) {
		return ask(request(path, headers).method(method, BodyPublishers.noBody()));
	}

	/** Sends bytes as they are, and reads until the server closes. */
	String raw(String request) throws IOException {
		URI server = URI.create(this.address);
		try (Socket socket = new Socket(server.getHost(), server.getPort())) {
			socket.setSoTimeout((int) PATIENCE.toMillis());
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Where the server is.
	 * @return the address, with no slash at its end
	 */
	String address() {
		return this.address;
	}

	@Override
	public void close() {
		this.client.close();
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.address + path)).timeout(PATIENCE);
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	private HttpResponse<String> ask(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
