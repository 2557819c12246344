package dev.quayside.gateway.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The head of an answer.
 */
final class AnswerHead {

	private static final Map<Integer, String> REASONS = Map.ofEntries(Map.entry(101, "UPGRADED"), Map.entry(200, "OK"),
			Map.entry(201, "Created"), Map.entry(204, "No Content"), Map.entry(304, "Not Modified"),
			Map.entry(400, "Bad Request"), Map.entry(403, "Forbidden"), Map.entry(404, "Not Found"),
			Map.entry(408, "Request Timeout"), Map.entry(409, "Conflict"), Map.entry(500, "Internal Server Error"),
			Map.entry(503, "Service Unavailable"));

	private final StringBuilder text = new StringBuilder(256);

	private AnswerHead(int status) {
		this.text.append("HTTP/1.1 ")
			.append(status)
			.append(' ')
			.append(REASONS.getOrDefault(status, "Error"))
			.append("\r\n");
	}

	static AnswerHead of(int status) {
		return new AnswerHead(status);
	}

	AnswerHead header(String name, String value) {
		this.text.append(name).append(": ").append(value).append("\r\n");
		return this;
	}

	AnswerHead headers(Map<String, String> headers) {
		headers.forEach(this::header);
		return this;
	}

	AnswerHead closing() {
		return header("Connection", "close");
	}

	byte[] bytes() {
		return (this.text + "\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	byte[] json(byte[] body) {
		header("Content-Type", "application/json");
		return with(body);
	}

	byte[] with(byte[] body) {
		header("Content-Length", Integer.toString(body.length));
		ByteArrayOutputStream whole = new ByteArrayOutputStream(this.text.length() + body.length + 2);
		whole.writeBytes(bytes());
		whole.writeBytes(body);
		return whole.toByteArray();
	}

}
