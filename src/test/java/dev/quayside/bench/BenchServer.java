package dev.quayside.bench;

import dev.quayside.testing.Learner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The server that is measured, a process of its own.
 *
 * @param url where it is, without a path
 * @param data its data folder, which nobody else uses
 */
record BenchServer(String url, Path data) {

	/** The socket of a learner's session; the session is started if there is none. */
	Path socket(Learner learner) {
		return this.data.resolve("run").resolve(learner.session().at("/id").asString()).resolve("docker.sock");
	}

	/**
	 * Proportional set size: what the process takes of the machine, shared pages by their
	 * share; in bytes.
	 */
	long memory() throws IOException {
		return 1024 * number(Files.readAllLines(Path.of("/proc", Long.toString(pid()), "smaps_rollup"))
			.stream()
			.filter((line) -> line.startsWith("Pss:"))
			.findFirst()
			.orElseThrow());
	}

	/**
	 * Starts another one of its kind, up to where it would serve.
	 * @param data its data folder
	 * @param option one of its options
	 * @return what it said
	 */
	String begin(Path data, String option) throws IOException, InterruptedException {
		Path program = this.data.resolve("server");
		Process begun = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"@src/main/java-options", "-XX:AOTCache=" + program.resolve("quayside.aot"),
				"-Dspring.aot.enabled=true", "-Dspring.context.exit=onRefresh", "-jar",
				program.resolve("quayside.jar").toString(), "--quayside.data=" + data, "--server.port=0", option)
			.redirectErrorStream(true)
			.start();
		String said = new String(begun.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		begun.waitFor();
		return said;
	}

	/** Ends it and starts it again as it was. Its sessions stay. */
	void restart() throws IOException, InterruptedException {
		Path pid = this.data.resolve("quayside.pid");
		ProcessHandle old = ProcessHandle.of(pid()).orElseThrow();
		List<String> command = new ArrayList<>(List.of("setsid", old.info().command().orElseThrow()));
		command.addAll(List.of(old.info().arguments().orElseThrow()));
		old.destroy();
		old.onExit().join();
		Process begun = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.data.resolve("quayside.log").toFile())
			.start();
		Files.writeString(pid, begun.pid() + "\n");
	}

	private long pid() throws IOException {
		return Long.parseLong(Files.readString(this.data.resolve("quayside.pid")).strip());
	}

	/** What lives in its heap after a full collection, in bytes. */
	long heap() throws IOException {
		Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				Long.toString(pid()), "GC.class_histogram")
			.redirectErrorStream(true)
			.start();
		List<String> lines = jcmd.inputReader().readAllLines();
		// "Total 123456 12345678": instances, bytes
		return lines.stream()
			.filter((line) -> line.startsWith("Total"))
			.map((line) -> Long.valueOf(line.trim().split(" +")[2]))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("jcmd said: " + String.join(" ", lines)));
	}

	private static long number(String line) {
		return Long.parseLong(line.replaceAll("[^0-9]", ""));
	}

}
