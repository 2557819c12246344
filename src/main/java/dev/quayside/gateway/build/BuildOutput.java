package dev.quayside.gateway.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a build tells the client: JSON objects parted by line ends, as the classic builder
 * writes them. A quiet build tells nothing but the image's id, unless it fails. Belongs
 * to one thread.
 */
public final class BuildOutput {

	/** What is kept of a quiet build, in bytes. */
	private static final int KEPT = 256 * 1024;

	private static final String RED = "\u001b[91m";

	private static final String RESET = "\u001b[0m";

	private final OutputStream client;

	private final boolean quiet;

	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

	/**
	 * Makes an output.
	 * @param client where it goes
	 * @param quiet whether only the end is told
	 */
	public BuildOutput(OutputStream client, boolean quiet) {
		this.client = client;
		this.quiet = quiet;
	}

	void say(String text) throws IOException {
		write(JsonNodeFactory.instance.objectNode().put("stream", text));
	}

	void warn(String text) throws IOException {
		say(RED + text + RESET);
	}

	Workbench.ProcessOutput process() {
		Utf8Pieces out = new Utf8Pieces();
		Utf8Pieces err = new Utf8Pieces();
		return (error, bytes) -> {
			String text = (error ? err : out).add(bytes);
			if (!text.isEmpty() && error) {
				warn(text);
			}
			else if (!text.isEmpty()) {
				say(text);
			}
		};
	}

	/** Where objects go that are written already. */
	OutputStream progress() {
		return new OutputStream() {

			@Override
			public void write(int value) throws IOException {
				write(new byte[] { (byte) value }, 0, 1);
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				BuildOutput.this.write(bytes, offset, length);
			}

		};
	}

	void made(String id) throws IOException {
		ObjectNode aux = JsonNodeFactory.instance.objectNode();
		aux.putObject("aux").put("ID", id);
		write(aux);
	}

	/** The one thing that a quiet build tells. */
	void result(String id) throws IOException {
		if (this.quiet) {
			byte[] line = line(JsonNodeFactory.instance.objectNode().put("stream", id + "\n"));
			this.client.write(line);
		}
	}

	/**
	 * Tells that the build failed.
	 * @param code the exit code of a command, 0 if none failed
	 * @param message why
	 * @throws IOException if nobody listens any more
	 */
	public void failed(int code, String message) throws IOException {
		this.client.write(this.kept.toByteArray());
		ObjectNode error = JsonNodeFactory.instance.objectNode();
		ObjectNode detail = error.putObject("errorDetail");
		if (code != 0) {
			detail.put("code", code);
		}
		detail.put("message", message);
		this.client.write(line(error.put("error", message)));
	}

	private void write(ObjectNode event) throws IOException {
		byte[] line = line(event);
		write(line, 0, line.length);
	}

	private void write(byte[] bytes, int offset, int length) throws IOException {
		if (!this.quiet) {
			this.client.write(bytes, offset, length);
		}
		else if (this.kept.size() + length <= KEPT) {
			this.kept.write(bytes, offset, length);
		}
	}

	private static byte[] line(ObjectNode event) {
		return (JsonMapper.shared().writeValueAsString(event) + "\r\n").getBytes(StandardCharsets.UTF_8);
	}

}
