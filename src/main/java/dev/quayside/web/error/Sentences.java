package dev.quayside.web.error;

import org.springframework.http.HttpStatus;

/**
 * What a status says to a person.
 */
final class Sentences {

	private Sentences() {
	}

	static String of(HttpStatus status) {
		return switch (status) {
			case NOT_FOUND -> "There is nothing at this address.";
			case METHOD_NOT_ALLOWED -> "This address does not take such a request.";
			case UNSUPPORTED_MEDIA_TYPE -> "Send the body as JSON (Content-Type: application/json).";
			case NOT_ACCEPTABLE -> "This address answers with JSON only.";
			case BAD_REQUEST -> "The request is not one that can be understood here.";
			default -> status.is5xxServerError() ? "Something went wrong on the server; its log says more."
					: "The request was refused.";
		};
	}

}
