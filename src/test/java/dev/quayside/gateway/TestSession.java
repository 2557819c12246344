package dev.quayside.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A session with its socket, as a learner's programs use it. Closing it removes all that
 * was made in it.
 */
final class TestSession implements AutoCloseable {

	private final Gateway gateway;

	private final SessionId id = SessionId.random();

	private final Path folder;

	TestSession(Gateway gateway) throws IOException {
		this.gateway = gateway;
		this.folder = Files.createTempDirectory("quayside-gateway");
		gateway.open(this.id, socket());
	}

	SessionId id() {
		return this.id;
	}

	Path socket() {
		return this.folder.resolve("docker.sock");
	}

	Docker docker() {
		return Docker.on(socket());
	}

	/** Sends bytes as they are, and reads until the gateway closes or answers in full. */
	String raw(String bytes) throws IOException {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
			OutputStream out = Channels.newOutputStream(channel);
			out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
			channel.shutdownOutput();
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			InputStream in = Channels.newInputStream(channel);
			in.transferTo(answer);
			return answer.toString(StandardCharsets.UTF_8);
		}
	}

	/** Sends a request with a JSON body. */
	String request(String method, String target, String json) throws IOException {
		int length = json.getBytes(StandardCharsets.UTF_8).length;
		return raw(method + " " + target + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n"
				+ "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n"
				+ new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
	}

	/** Builds a Dockerfile by the classic builder, with the files of a folder. */
	Docker.Result build(Path folder, String dockerfile, String... options) throws IOException {
		Path file = Files.writeString(folder.resolve("Dockerfile"), dockerfile + "\n");
		try {
			return docker().shell("DOCKER_BUILDKIT=0 docker build " + String.join(" ", options) + " " + folder);
		}
		finally {
			Files.delete(file);
		}
	}

	void reopen() {
		this.gateway.open(this.id, socket());
	}

	@Override
	public void close() {
		this.gateway.close(this.id);
		try {
			Files.deleteIfExists(socket());
			Files.deleteIfExists(this.folder);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
