package dev.quayside.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A session on a daemon of Docker 28 answers as that daemon does.
 */
@ExtendWith(NewerDaemon.Condition.class)
@SpringJUnitConfig(NewerDaemonTest.OnNewerDaemon.class)
class NewerDaemonTest {

	private static final List<String> COMMANDS = """
			docker pull alpine
			docker pull alpine
			docker run alpine echo hello
			docker run --rm -i alpine cat </dev/null
			docker network create net
			docker network create net
			docker network ls
			docker run -d --name web --network net --network-alias site alpine sleep 600
			docker run -d --name web alpine sleep 600
			docker ps
			docker exec web sh -c 'echo out; echo err >&2; exit 3'
			docker exec nosuch true
			docker inspect --format '{{.Name}} {{.Config.Image}} {{.HostConfig.NetworkMode}} {{.State.Status}}' web
			docker inspect --format '{{json .NetworkSettings.Networks.net.Aliases}} {{json .NetworkSettings.Networks.net.DNSNames}}' web
			docker network inspect --format '{{.Name}} {{.Driver}} {{range .Containers}}{{.Name}}{{end}}' net
			docker network rm net
			docker network disconnect net web
			docker network connect net web
			docker network connect nosuch web
			docker volume create data
			docker run --rm -v data:/data alpine sh -c 'echo kept >/data/x'
			docker run --name reader -v data:/data alpine cat /data/x
			docker volume ls
			docker volume inspect --format '{{.Name}} {{.Driver}} {{.Mountpoint}}' data
			docker volume rm data
			docker rm reader
			docker volume rm data
			docker volume ls -q
			docker volume prune -f
			docker volume prune -af
			docker rename web site
			docker pause site
			docker ps
			docker unpause site
			docker stop -t 0 site
			docker start site
			docker restart -t 0 site
			docker kill site
			docker logs site
			docker wait site
			docker container prune -f
			docker network prune -f
			docker network ls
			docker images
			docker rmi nosuch"""
		.lines()
		.toList();

	private final Gateway gateway;

	NewerDaemonTest(@Autowired Gateway gateway) {
		this.gateway = gateway;
	}

	static Stream<Path> clis() {
		return Docker.clis().stream();
	}

	@ParameterizedTest
	@MethodSource("clis")
	void aSessionAnswersAsTheDaemonDoes(Path cli) throws IOException {
		try (FreshDaemon daemon = new FreshDaemon(true, "alpine");
				TestSession session = new TestSession(this.gateway)) {
			Docker raw = new Docker(cli, daemon.docker().socket());
			Docker own = new Docker(cli, session.socket());
			CompletableFuture<List<String>> expected = CompletableFuture.supplyAsync(() -> play(raw));
			assertThat(play(own)).containsExactlyElementsOf(expected.join());
		}
	}

	private static List<String> play(Docker docker) {
		try {
			return new LessonPlayer(docker).play(COMMANDS).stream().map(Object::toString).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void aNetworkOfASessionHasNoAddressOfTheHost() throws IOException {
		try (TestSession session = new TestSession(this.gateway)) {
			session.docker().run("network", "create", "net");
			String real = "qs" + session.id() + "-net";
			assertThat(NewerDaemon.shared()
				.docker()
				.run("network", "inspect", "--format",
						"{{.Internal}} {{index .Options \"com.docker.network.bridge.gateway_mode_ipv4\"}} "
								+ "{{(index .IPAM.Config 0).Gateway}}",
						real)
				.out()
				.strip()).isEqualTo("true isolated");
		}
	}

	static class OnNewerDaemon extends GatewayTestConfiguration {

		@Override
		RecordingUpstream upstream() {
			return new RecordingUpstream(NewerDaemon.shared().socket());
		}

	}

}
