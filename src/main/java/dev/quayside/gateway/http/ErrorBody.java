package dev.quayside.gateway.http;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * The body of an error, as Docker writes it: {@code {"message":"…"}}.
 */
final class ErrorBody {

	private ErrorBody() {
	}

	static byte[] of(String message) {
		String quoted = new String(JsonStringEncoder.getInstance().quoteAsCharArray(message));
		return ("{\"message\":\"" + quoted + "\"}\n").getBytes(StandardCharsets.UTF_8);
	}

}
