package dev.quayside.gateway.policy;

import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code POST /containers/{id}/exec} and {@code POST /exec/{id}/start} may say.
 */
public final class ExecPolicy {

	private static final Fields CREATE = new Fields().keep("AttachStdin", Checks.flag())
		.keep("AttachStdout", Checks.flag())
		.keep("AttachStderr", Checks.flag())
		.keep("Tty", Checks.flag())
		.keep("DetachKeys", Checks.text(DetachKeys.SHAPE, DetachKeys.LIKE))
		.keep("Env", Checks.texts(256, 32 * 1024))
		.keep("Cmd", Checks.texts(256, 64 * 1024))
		.keep("User", Checks.text(128))
		.keep("WorkingDir", ContainerPolicy::workingDirectory)
		// docker-java says in the body what the path says
		.replace("ConsoleSize", "Detach", "Container", "containerId")
		.refuse("a privileged process owns the machine; run it without --privileged", "Privileged");

	private static final Fields START = new Fields().keep("Detach", Checks.flag())
		.keep("Tty", Checks.flag())
		.replace("ConsoleSize");

	private ExecPolicy() {
	}

	/**
	 * Makes the body of an exec create.
	 * @param sent the client's body
	 * @return a body of allowed fields
	 */
	public static ObjectNode create(ObjectNode sent) {
		return CREATE.apply(sent);
	}

	/**
	 * Makes the body of an exec start.
	 * @param sent the client's body
	 * @return a body of allowed fields
	 */
	public static ObjectNode start(ObjectNode sent) {
		return START.apply(sent);
	}

}
