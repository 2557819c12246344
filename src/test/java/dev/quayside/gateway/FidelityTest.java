package dev.quayside.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/**
 * Every command of {@code src/test/resources/fidelity}, on a daemon of one's own and in a
 * session, with every docker CLI of the machine: the same output, the same exit code, the
 * same effect. A command more is a line more.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FidelityTest {

	private final Gateway gateway;

	private final FreshDaemon daemon;

	FidelityTest(@Autowired Gateway gateway) throws IOException {
		this.gateway = gateway;
		this.daemon = new FreshDaemon(newer(), "alpine", "hello-world");
	}

	/** Whether Docker 28 is the daemon, behind the gateway and beside it. */
	boolean newer() {
		return TestedDaemon.newer();
	}

	@AfterAll
	void end() throws IOException {
		this.daemon.close();
	}

	static Stream<Arguments> scenarios() {
		return Scenario.all()
			.stream()
			.flatMap((scenario) -> Docker.clis().stream().map((cli) -> Arguments.of(scenario, cli)));
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void aSessionAnswersAsAnEngineOfOnesOwn(Scenario scenario, Path cli) throws IOException {
		Docker raw = new Docker(cli, this.daemon.docker().socket());
		try (TestSession session = new TestSession(this.gateway)) {
			Docker own = new Docker(cli, session.socket());
			forget(raw);
			pull(raw);
			pull(own);
			CompletableFuture<List<String>> expected = CompletableFuture.supplyAsync(() -> scenario.on(raw));
			List<String> done = scenario.on(own);
			assertThat(differences(expected.join(), done)).isEmpty();
		}
		finally {
			forget(raw);
		}
	}

	@Test
	void thereAreCommandsEnough() {
		assertThat(Scenario.all().stream().mapToLong(Scenario::compared).sum()).isGreaterThanOrEqualTo(300);
	}

	private static String differences(List<String> raw, List<String> own) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < raw.size(); i++) {
			if (!raw.get(i).equals(own.get(i))) {
				text.append("\n--- an engine of one's own: ").append(raw.get(i));
				text.append("+++ a session: ").append(own.get(i));
			}
		}
		return text.toString();
	}

	private static void pull(Docker docker) {
		docker.run("pull", "-q", "alpine");
	}

	private static void forget(Docker docker) {
		docker.shell("docker rm -f -v $(docker ps -aq); docker volume rm $(docker volume ls -q); "
				+ "docker network rm $(docker network ls -q --filter type=custom); "
				+ "docker rmi -f $(docker images -aq)");
	}

}
