package dev.quayside.gateway;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DaemonCheckTest {

	@Test
	void theLogWarnsOfWhatTheDaemonTells() throws IOException {
		List<String> expected = TestedDaemon.docker()
			.run("version", "--format", "{{range .Server.Components}}{{.Name}}|{{.Version}}{{println}}{{end}}")
			.out()
			.lines()
			.filter((line) -> line.contains("|"))
			.map((line) -> line.split("\\|", 2))
			.flatMap((part) -> DaemonCheck.warning(part[0], part[1]).stream())
			.toList();
		try (GatewayOn gateway = new GatewayOn(TestedDaemon.socket())) {
			assertThat(gateway.part(DaemonCheck.class).warnings()).isEqualTo(expected);
		}
	}

	@Test
	void aWarningSaysWhatIsKnownAndWhatToDo() {
		assertThat(DaemonCheck.warning("runc", "1.1.5"))
			.hasValue("Docker's runc is 1.1.5, and of versions before 1.1.12 "
					+ "it is known that a working directory could lead out of a container (CVE-2024-21626); use a later one, or "
					+ "a package of your distribution that has the mends");
		assertThat(DaemonCheck.warning("runc", "9.0.0")).isEmpty();
	}

}
