package dev.quayside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import dev.quayside.faults.SmallDisk;
import dev.quayside.gateway.FreshDaemon;
import dev.quayside.gateway.bounds.BoundsProperties;
import dev.quayside.gateway.policy.GatewayProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code ./quayside doctor --workshop} asks the server's own code.
 */
@ExtendWith(OutputCaptureExtension.class)
class MeasureWorkshopTest {

	@TempDir
	private Path data;

	@Test
	void aFewSessionsAreMeasuredAndNothingIsLeftOfThem(CapturedOutput output) throws IOException {
		MeasureWorkshop.run(new String[] { "9000", "--quayside.data=" + this.data, "--quayside.session.maximum=2" });
		List<String> lines = output.getOut().lines().filter((line) -> line.contains("\t")).toList();
		assertThat(lines).element(0).asString().matches("good\tMeasured\t2 sessions at work: [1-9][0-9]* MB .*");
		assertThat(lines).anyMatch((line) -> line.startsWith("bad\tSessions\t9000 wanted, 2 allowed\t./quayside up"));
		assertThat(lines).anyMatch((line) -> line.startsWith("bad\tMemory\t9000 learners need "))
			.anyMatch((line) -> line.contains("\tDisk\t") && line.contains(mayWrite(9000)))
			.anyMatch((line) -> line.contains("\tProcesses\t"))
			.anyMatch((line) -> line.contains("\tInotify\t"))
			.anyMatch((line) -> line.contains("\tOpen files\t"))
			.anyMatch((line) -> line.contains("\tNetworks\t"));
		assertThat(this.data.resolve("run")).isEmptyDirectory();
		assertThat(left("container")).isEmpty();
		assertThat(left("network")).isEmpty();
		assertThat(left("volume")).isEmpty();
	}

	@Test
	void whereNoSessionFitsNothingIsMeasuredAndTheMemoryIsTold(CapturedOutput output) {
		MeasureWorkshop.run(new String[] { "3", "--quayside.data=" + this.data, "--quayside.session.need=1000TB" });
		assertThat(output.getOut().lines().filter((line) -> line.contains("\t"))).satisfiesExactly((line) -> assertThat(
				line)
			.isEqualTo(
					"bad\tSessions\t3 wanted, none fits now\tend other programs, or take a machine with more memory"),
				(line) -> assertThat(line).matches(
						"bad\tMemory\t[0-9.]+ [MG]B can be had, too little for a session .*\tend other programs.*"));
	}

	@Test
	void theDiskOfTheDaemonHasToHoldWhatLearnersMayWrite(CapturedOutput output) throws IOException {
		try (SmallDisk disk = new SmallDisk("2G");
				FreshDaemon daemon = new FreshDaemon(List.of("--data-root=" + disk.folder()))) {
			daemon.load("alpine");
			daemon.load("quayside/workspace");
			MeasureWorkshop.run(new String[] { "3", "--quayside.data=" + this.data,
					"--quayside.docker-socket=" + daemon.docker().socket(), "--quayside.bounds.written=400MB",
					"--quayside.gateway.image-bytes=300MB" });
		}
		assertThat(output.getOut().lines()).anyMatch((line) -> line
			.matches("weak\tDisk\t[0-9]+ MB needed as measured, 2612 MB if all write and build as much as they may; "
					+ "1[0-9]{3} MB free\tmake room, or let each write less: .* --quayside.bounds.written=[0-9]+MB .*"));
	}

	/** By the properties' own defaults. */
	private static String mayWrite(int learners) {
		Binder nothing = new Binder();
		long each = nothing.bindOrCreate("quayside.bounds", BoundsProperties.class).written().toMegabytes()
				+ nothing.bindOrCreate("quayside.gateway", GatewayProperties.class).imageBytes().toMegabytes();
		return " %d.5 GB if all write and build as much as they may".formatted(learners * each / 1024);
	}

	private String left(String kind) throws IOException {
		String label = "label=dev.quayside.instance=" + Files.readString(this.data.resolve("instance")).strip();
		Process process = new ProcessBuilder("docker", kind, "ls", "--quiet", "--filter", label).start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

}
