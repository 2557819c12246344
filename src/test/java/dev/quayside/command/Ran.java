package dev.quayside.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program that was run to its end.
 *
 * @param code its exit code
 * @param said what it wrote, on either stream
 */
record Ran(int code, String said) {

	private static final Path ROOT = Path.of("").toAbsolutePath();

	static Ran quayside(String... arguments) {
		return with(Map.of(), "./quayside", arguments);
	}

	static Ran with(Map<String, String> environment, String program, String... arguments) {
		ProcessBuilder builder = new ProcessBuilder(program);
		builder.command().addAll(List.of(arguments));
		builder.directory(ROOT.toFile()).redirectErrorStream(true).environment().putAll(environment);
		try {
			Process process = builder.start();
			process.getOutputStream().close();
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ended", program).isTrue();
			return new Ran(process.exitValue(), said);
		}
		catch (IOException ex) {
			throw new AssertionError(program + " could not be run", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(program + " was not waited for", ex);
		}
	}

	static Ran docker(String... arguments) {
		Ran ran = with(Map.of(), "docker", arguments);
		assertThat(ran.code()).as(ran.said()).isZero();
		return ran;
	}

	/**
	 * Asserts that it failed with one sentence that says all of this.
	 * @param parts what the sentence contains
	 */
	void failedInOneSentence(String... parts) {
		assertThat(this.code).as(this.said).isEqualTo(1);
		assertThat(this.said.lines()).singleElement().asString().startsWith("quayside: ").contains(parts);
	}

}
