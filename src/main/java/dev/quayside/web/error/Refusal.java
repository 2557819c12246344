package dev.quayside.web.error;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * A request that is answered with an error before it reaches a controller.
 *
 * @param status the status of the answer
 * @param sentence what is wrong and what to do, or null for what the status says
 */
public record Refusal(HttpStatus status, @Nullable String sentence) {

	static final String SENTENCE = Refusal.class.getName() + ".sentence";

	public static Refusal of(HttpStatus status) {
		return new Refusal(status, null);
	}

	public static Refusal of(HttpStatus status, String sentence) {
		return new Refusal(status, sentence);
	}

	/**
	 * Ends the request, leaving the words to the page or the problem detail for errors.
	 * @param request the request that is refused
	 * @param response its response, of which nothing was sent yet
	 * @throws IOException if the caller is gone
	 */
	public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
		request.setAttribute(SENTENCE, this.sentence);
		response.sendError(this.status.value());
	}

}
