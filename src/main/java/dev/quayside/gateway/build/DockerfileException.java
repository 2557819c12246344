package dev.quayside.gateway.build;

/**
 * A Dockerfile that is not built, with what Docker says of it.
 */
public final class DockerfileException extends RuntimeException {

	DockerfileException(String message) {
		super(message, null, false, false);
	}

	static DockerfileException atLine(int line, String message) {
		return new DockerfileException("dockerfile parse error line " + line + ": " + message);
	}

	/**
	 * The sentence.
	 * @return never null
	 */
	public String reason() {
		String message = getMessage();
		return (message != null) ? message : "failed to parse the Dockerfile";
	}

}
