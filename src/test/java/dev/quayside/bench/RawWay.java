package dev.quayside.bench;

import dev.quayside.engine.UnixUpstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The daemon's own stream of an attached container.
 */
final class RawWay extends Way {

	private final UpstreamResponse stream;

	private final OutputStream input;

	RawWay(String container) throws IOException {
		this.stream = new UnixUpstream(Cli.RAW.socket())
			.send(UpstreamRequest.of("POST", "/containers/" + container + "/attach?stream=1&stdin=1&stdout=1&stderr=1")
				.upgrading());
		this.input = this.stream.output();
		Thread.ofVirtual().start(this::read);
	}

	private void read() {
		byte[] buffer = new byte[64 * 1024];
		try (InputStream output = this.stream.body()) {
			for (int length = output.read(buffer); length >= 0; length = output.read(buffer)) {
				came(buffer, 0, length);
			}
		}
		catch (IOException _) {
			// told below
		}
		broke();
	}

	@Override
	void type(byte[] bytes) throws IOException {
		this.input.write(bytes);
	}

	@Override
	public void close() throws IOException {
		this.stream.close();
	}

}
