package dev.quayside.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import dev.quayside.faults.SmallDisk;
import dev.quayside.gateway.daemon.Weakness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code ./quayside doctor} says of the machine that the boundary stands on.
 */
class DoctorTest {

	@TempDir
	private Path folder;

	@Test
	void theVersionsOfTheDaemonAreJudgedAsInTheLog() {
		String said = doctor(Map.of());
		List<String[]> parts = Ran
			.docker("version", "--format", "{{range .Server.Components}}{{.Name}}|{{.Version}}{{println}}{{end}}")
			.said()
			.lines()
			.filter((line) -> line.contains("|"))
			.map((line) -> line.split("\\|", 2))
			.toList();
		assertThat(parts).isNotEmpty()
			.allSatisfy((part) -> Weakness.of(part[0], part[1])
				.ifPresentOrElse((weakness) -> assertThat(said).contains("! " + part[0]).contains(weakness.what()),
						() -> assertThat(said).doesNotContain("! " + part[0] + " ")));
	}

	@Test
	void aPacketFilterThatRefusesIsTold() throws IOException {
		program("iptables", "exit 4");
		assertThat(doctor(Map.of("PATH", this.folder + ":" + System.getenv("PATH")))).contains("! Packet filter")
			.contains("can reach what listens on this machine");
	}

	@Test
	void aDaemonWithoutControlGroupsIsTold() throws IOException {
		daemonSays("CgroupDriver", "none");
		assertThat(doctor(Map.of("PATH", this.folder + ":" + System.getenv("PATH")))).contains("! Bounds")
			.contains("native.cgroupdriver=systemd");
	}

	@Test
	void aDaemonsDiskThatIsNearlyFullIsTold() throws IOException {
		try (SmallDisk disk = new SmallDisk("64M")) {
			disk.fill();
			daemonSays("DockerRootDir", disk.folder().toString());
			assertThat(doctor(Map.of("PATH", this.folder + ":" + System.getenv("PATH")))).contains("! Docker's disk")
				.contains("0 MB free at " + disk.folder())
				.contains("--quayside.bounds.disk-reserve=");
		}
	}

	private void daemonSays(String what, String answer) throws IOException {
		String docker = Ran.with(Map.of(), "sh", "-c", "command -v docker").said().strip();
		program("docker", "case $* in *" + what + "*) echo " + answer + " ;; *) exec " + docker + " \"$@\" ;; esac");
	}

	private void program(String name, String script) throws IOException {
		Path file = Files.writeString(this.folder.resolve(name), "#!/bin/sh\n" + script + "\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private String doctor(Map<String, String> environment) {
		return Ran.with(environment, "./quayside", "doctor", "--data", this.folder.toString()).said();
	}

}
