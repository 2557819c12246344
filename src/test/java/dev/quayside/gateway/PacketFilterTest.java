package dev.quayside.gateway;

import dev.quayside.gateway.policy.GatewayProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

class PacketFilterTest {

	@Test
	void rulesThatCannotBeSetAreTold() {
		for (String program : new String[] { "/nosuch/iptables", "false" }) {
			assertThat(new PacketFilter(internet("none"), program).set())
				.hasValueSatisfying((trouble) -> assertThat(trouble).startsWith("Packet filter rules cannot be set")
					.contains("learners' containers can reach what listens on this machine; run the server as root"));
		}
		assertThat(new PacketFilter(internet("open"), "false").set())
			.hasValueSatisfying((trouble) -> assertThat(trouble).contains("and on its networks"));
	}

	@Test
	void rulesThatCanBeSetAreNotTold() {
		assertThat(new PacketFilter(internet("none"), "true").set()).isEmpty();
	}

	@Test
	void anOpenNetworkStaysClosedToPrivateAndLinkLocalAddresses() {
		assertThat(new PacketFilter(internet("open"), "true").rules()).extracting((rule) -> String.join(" ", rule))
			.containsExactlyInAnyOrder("INPUT -i qs+", "DOCKER-USER -i qs+ ! -o qs+ -d 10.0.0.0/8",
					"DOCKER-USER -i qs+ ! -o qs+ -d 100.64.0.0/10", "DOCKER-USER -i qs+ ! -o qs+ -d 169.254.0.0/16",
					"DOCKER-USER -i qs+ ! -o qs+ -d 172.16.0.0/12", "DOCKER-USER -i qs+ ! -o qs+ -d 192.168.0.0/16");
	}

	@Test
	void aServersEndLeavesTheRulesToAnotherThatRuns(@TempDir Path folder) throws Exception {
		Path asked = program(folder.resolve("iptables"));
		Process server = new ProcessBuilder("bash", "-c", "echo; read", "-jar", "/elsewhere/server/quayside.jar")
			.start();
		try {
			server.getInputStream().read();
			ProcessBuilder end = new ProcessBuilder("bash", "-euc", "source src/main/sh/cleaning.sh; remove_rules");
			end.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
			assertThat(end.inheritIO().start().waitFor()).isZero();
			assertThat(asked).doesNotExist();
		}
		finally {
			server.destroy();
		}
	}

	/** Says nothing and is content, and writes down what it was asked. */
	private static Path program(Path file) throws IOException {
		Path asked = file.resolveSibling("asked");
		Files.writeString(file, "#!/bin/sh\necho \"$*\" >>" + asked + "\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
		return asked;
	}

	private static GatewayProperties internet(String which) {
		return new Binder(new MapConfigurationPropertySource(Map.of("quayside.gateway.internet", which)))
			.bindOrCreate("quayside.gateway", GatewayProperties.class);
	}

	/**
	 * With a program in the place of iptables, for the rules are the whole machine's.
	 */
	@Nested
	@SpringJUnitConfig({ GatewayTestConfiguration.class, WithAProgram.class })
	class OfNetworks {

		@Test
		void theRulesAreMadeSureOfOnceANetworkIsThereAndBeforeAnythingIsOnIt(@Autowired Gateway gateway,
				@Autowired Path asked) throws IOException {
			try (TestSession session = new TestSession(gateway)) {
				assertThat(Files.readAllLines(asked)).containsExactly("-w 5 -C INPUT -i qs+ -j DROP");
				session.docker().run("pull", "-q", "alpine");
				session.docker().run("create", "alpine");
				assertThat(Files.readAllLines(asked)).hasSize(2);
				session.docker().run("network", "create", "net");
				assertThat(Files.readAllLines(asked)).hasSize(3);
			}
		}

	}

	static class WithAProgram {

		@Bean
		Path asked() throws IOException {
			return program(Files.createTempDirectory("quayside-filter").resolve("iptables"));
		}

		@Bean
		@Primary
		PacketFilter filter(Path asked) {
			return new PacketFilter(internet("none"), asked.resolveSibling("iptables").toString());
		}

		@Bean
		DisposableBean leavesNoFolder(Path asked) {
			return () -> FileSystemUtils.deleteRecursively(asked.getParent());
		}

	}

}
