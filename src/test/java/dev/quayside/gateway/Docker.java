package dev.quayside.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The docker CLI on a socket.
 *
 * @param binary which CLI
 * @param socket which engine
 */
public record Docker(Path binary, Path socket) {

	/** The machine's own daemon. */
	public static final Path RAW = Path.of("/var/run/docker.sock");

	/**
	 * The newest CLI of the machine on a socket.
	 * @param socket of an engine
	 * @return to be run
	 */
	public static Docker on(Path socket) {
		return new Docker(clis().getFirst(), socket);
	}

	/** Every docker CLI of the machine, the newest first. */
	static List<Path> clis() {
		return List.of(Path.of("/usr/local/bin/docker"), Path.of("/usr/bin/docker"))
			.stream()
			.filter(Files::isExecutable)
			.toList();
	}

	/**
	 * Runs a command, for a minute at the most.
	 * @param arguments of the CLI
	 * @return what it did
	 */
	public Result run(String... arguments) {
		return runWithInput("", arguments);
	}

	Result runWithInput(String input, String... arguments) {
		List<String> command = new ArrayList<>(List.of(this.binary.toString()));
		command.addAll(List.of(arguments));
		return start(input, command);
	}

	/**
	 * Runs a line as a learner types it, in a shell.
	 * @param line for {@code sh}
	 * @return what it did
	 */
	public Result shell(String line) {
		String named = "docker() { " + this.binary + " \"$@\"; }; " + line;
		return start("", List.of("sh", "-c", named));
	}

	private Result start(String input, List<String> command) {
		try {
			Path out = Files.createTempFile("docker-out", "");
			Path err = Files.createTempFile("docker-err", "");
			ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile())
				.redirectError(err.toFile());
			builder.environment().put("DOCKER_HOST", "unix://" + this.socket);
			builder.environment().put("DOCKER_CLI_HINTS", "false");
			Process process = builder.start();
			try (var stdin = process.getOutputStream()) {
				stdin.write(input.getBytes(StandardCharsets.UTF_8));
			}
			if (!process.waitFor(60, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new AssertionError("Did not end within a minute: " + command);
			}
			Result result = new Result(process.exitValue(), Files.readString(out, StandardCharsets.ISO_8859_1),
					Files.readString(err, StandardCharsets.ISO_8859_1));
			Files.delete(out);
			Files.delete(err);
			return result;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a command did.
	 *
	 * @param exit its exit code
	 * @param out its output
	 * @param err its errors
	 */
	public record Result(int exit, String out, String err) {

		/**
		 * All that it wrote.
		 * @return output and errors
		 */
		public String all() {
			return this.out + this.err;
		}

	}

}
