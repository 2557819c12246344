package dev.quayside.gateway.build;

/**
 * A build that ends, with what Docker says of it.
 */
final class BuildFailure extends RuntimeException {

	private final int code;

	BuildFailure(String message) {
		this(0, message);
	}

	BuildFailure(int code, String message) {
		super(message, null, false, false);
		this.code = code;
	}

	int code() {
		return this.code;
	}

	String reason() {
		String message = getMessage();
		return (message != null) ? message : "the build failed";
	}

}
