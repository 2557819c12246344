package dev.quayside.gateway.http;

/**
 * A request that is not done, with the sentence that the learner reads after
 * {@code Error response from daemon:}.
 */
public final class Refusal extends RuntimeException {

	private final int status;

	/**
	 * Refuses a request.
	 * @param status the HTTP status, as Docker would choose it
	 * @param message what is wrong and what to do instead
	 */
	public Refusal(int status, String message) {
		super(message, null, false, false);
		this.status = status;
	}

	/**
	 * The request is not well formed.
	 * @param message what is wrong
	 * @return the refusal
	 */
	public static Refusal badRequest(String message) {
		return new Refusal(400, message);
	}

	/**
	 * The request asks for what a playground does not give.
	 * @param message what is refused and what to do instead
	 * @return the refusal
	 */
	public static Refusal forbidden(String message) {
		return new Refusal(403, message);
	}

	/**
	 * What is named is not in this session.
	 * @param message what is missing
	 * @return the refusal
	 */
	public static Refusal notFound(String message) {
		return new Refusal(404, message);
	}

	/**
	 * What is asked does not go with what is there.
	 * @param message with what
	 * @return the refusal
	 */
	public static Refusal conflict(String message) {
		return new Refusal(409, message);
	}

	/**
	 * The HTTP status of the answer.
	 * @return the status
	 */
	public int status() {
		return this.status;
	}

	/**
	 * The sentence.
	 * @return never null
	 */
	public String reason() {
		String message = getMessage();
		return (message != null) ? message : "refused";
	}

}
