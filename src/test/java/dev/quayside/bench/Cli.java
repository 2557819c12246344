package dev.quayside.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The docker CLI on a socket.
 *
 * @param socket which engine
 */
record Cli(Path socket) {

	static final Cli RAW = new Cli(Path.of("/var/run/docker.sock"));

	/** Runs a command that has to succeed. */
	void run(String... arguments) throws IOException, InterruptedException {
		Path none = Path.of("/dev/null");
		run(new ProcessBuilder().redirectInput(none.toFile()).redirectOutput(none.toFile()), arguments);
	}

	/** Runs a command that has to succeed, with a file as its input. */
	void runWithInput(Path input, String... arguments) throws IOException, InterruptedException {
		run(new ProcessBuilder().redirectInput(input.toFile()).redirectOutput(Path.of("/dev/null").toFile()),
				arguments);
	}

	/** Runs a command that has to succeed, and returns what it prints. */
	String output(String... arguments) throws IOException, InterruptedException {
		Path out = Files.createTempFile("bench", ".out");
		try {
			run(new ProcessBuilder().redirectOutput(out.toFile()), arguments);
			return Files.readString(out).strip();
		}
		finally {
			Files.delete(out);
		}
	}

	private void run(ProcessBuilder process, String... arguments) throws IOException, InterruptedException {
		Path errors = Files.createTempFile("bench", ".err");
		try {
			List<String> command = new ArrayList<>(List.of("docker", "--host=unix://" + this.socket));
			command.addAll(List.of(arguments));
			process.environment().put("DOCKER_BUILDKIT", "0");
			int code = process.command(command).redirectError(errors.toFile()).start().waitFor();
			if (code != 0) {
				throw new CommandFailedException(String.join(" ", command) + " ended with " + code + ": ",
						Files.readString(errors).strip());
			}
		}
		finally {
			Files.delete(errors);
		}
	}

	/**
	 * A command that did not do what it should.
	 */
	static final class CommandFailedException extends IllegalStateException {

		private static final long serialVersionUID = 1;

		private final String said;

		CommandFailedException(String what, String said) {
			super(what + said);
			this.said = said;
		}

		/** What the command itself said. */
		String said() {
			return this.said;
		}

	}

}
