package dev.quayside.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands on images, on a daemon of one's own and in a session: the same output, the
 * same exit code.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
class ImagesDifferentialTest {

	/** One command a line, in order; {@code $DIR} is a folder of the client's own. */
	private static final String COMMANDS = """
			docker pull -q alpine
			docker tag alpine me/app:v1
			docker tag alpine localhost:5000/me/app
			docker tag nosuch x
			docker tag alpine Upper
			docker images --format '{{.Repository}}:{{.Tag}}' | sort
			docker images me/app
			docker images 'me/*' --format '{{.Repository}}:{{.Tag}}'
			docker images 'me*' --format '{{.Repository}}:{{.Tag}}'
			docker images --filter 'reference=*/*/app' --format '{{.Repository}}:{{.Tag}}'
			docker images --filter 'reference=al[a-p]ine:lat?st' --format '{{.Repository}}:{{.Tag}}'
			docker images --filter dangling=maybe
			docker images --filter nosuch=1
			docker images --filter before=nosuch
			docker rmi localhost:5000/me/app
			docker rmi $(docker images -q alpine | head -1)
			docker run --name web alpine sh -c 'echo kept > /file'
			docker commit web
			docker images --filter dangling=true --format '{{.Repository}}:{{.Tag}}'
			docker commit -m 'a file' -a me web me/file:v1
			docker commit -c 'CMD ["cat","/file"]' -c 'ENV A=b C="d e"' -c 'LABEL kind=demo' -c 'WORKDIR /tmp' -c 'EXPOSE 80' -c 'USER 1000' web me/file:v2
			docker commit -c 'ENTRYPOINT cat /file' -p=false web me/file
			docker commit -c 'STOPSIGNAL SIGINT' web me/file:v3
			docker commit -c 'FROM x' web me/file:v3
			docker commit nosuch me/file:v3
			docker commit web Bad
			docker run --rm me/file:v2
			docker run --rm me/file
			docker inspect -f '{{json .Config.Cmd}} {{json .Config.Env}} {{.Config.WorkingDir}} {{json .Config.ExposedPorts}} {{.Config.User}} {{.Config.StopSignal}} {{.Comment}} {{.Author}}' me/file:v1 me/file:v2
			docker history --format '{{.CreatedBy}} {{.Size}} {{.Comment}}' me/file:v1
			docker history -q me/file:v1 | wc -l
			docker images --filter label=kind=demo --format '{{.Repository}}:{{.Tag}}'
			docker images --filter label=kind --format '{{.Repository}}:{{.Tag}}'
			docker images --filter label=other --format '{{.Repository}}:{{.Tag}}'
			docker images --filter since=me/file:v1 --format '{{.Repository}}:{{.Tag}}' | sort
			docker images --filter before=me/file:v1 --format '{{.Repository}}:{{.Tag}}' | sort
			docker rmi alpine
			docker rmi $(docker images -q me/app)
			docker rmi -f $(docker images -q me/app)
			docker rmi me/app:v1
			docker images -a --format '{{.Repository}}:{{.Tag}}' | sort
			docker images --format '{{.Repository}}:{{.Tag}}' | sort
			docker image prune -f | grep -v 'sha256:'
			docker image inspect nosuch
			docker history nosuch
			docker rmi nosuch
			docker rm web
			docker create --name made me/file:v2
			docker rmi me/file:v2
			docker rmi $(docker images -q me/file:v2)
			docker tag me/file:v2 me/other
			docker rmi me/file:v2
			docker rmi -f me/other
			docker rm made
			docker tag me/file:v1 me/file
			docker images --format '{{.Repository}}:{{.Tag}}' | sort
			docker save -o $DIR/file.tar me/file:v1
			tar tf $DIR/file.tar | grep -c manifest.json
			docker save nosuch
			docker save nosuch:v1
			docker save alpine:nosuch
			docker rmi me/file:v1 me/file
			docker load -i $DIR/file.tar
			docker load -q < $DIR/file.tar
			docker run --rm me/file:v1 cat /file
			gzip $DIR/file.tar
			docker load -i $DIR/file.tar.gz
			docker create --name root me/file:v1
			docker run --rm me/file:v1 tar c /bin /file > $DIR/root.tar
			docker import -m 'from a file' $DIR/root.tar me/flat:v1 | wc -c
			docker import - < $DIR/root.tar | wc -c
			docker run --rm me/flat:v1 cat /file
			docker history --format '{{.CreatedBy}} {{.Comment}}' me/flat:v1
			docker tag me/file:v1 me/flat:v1
			docker images --format '{{.Repository}}:{{.Tag}}' | sort
			docker image prune -f | grep -c untagged
			docker rm root
			docker image prune -af | grep -v sha256: | sort
			docker images
			docker pull -q alpine
			docker run -d --name busy alpine sleep 600
			docker rmi alpine
			docker rmi -f alpine
			docker rmi -f $(docker images -q)
			docker images --format '{{.Repository}}:{{.Tag}}'
			docker rm -f busy
			docker rmi $(docker images -q)
			docker images -q
			""";

	private final Gateway gateway;

	ImagesDifferentialTest(@Autowired Gateway gateway) {
		this.gateway = gateway;
	}

	static Stream<Path> clis() {
		return Docker.clis().stream();
	}

	@ParameterizedTest
	@MethodSource("clis")
	void aSessionAnswersAsAnEngineOfOnesOwn(Path cli) throws IOException {
		try (FreshDaemon daemon = new FreshDaemon("alpine"); TestSession session = new TestSession(this.gateway)) {
			List<String> raw = play(new Docker(cli, daemon.docker().socket()));
			List<String> own = play(new Docker(cli, session.socket()));
			assertThat(own).containsExactlyElementsOf(raw);
		}
	}

	private static List<String> play(Docker docker) throws IOException {
		Path folder = Files.createTempDirectory("quayside-images");
		try {
			List<String> played = new ArrayList<>();
			for (String command : COMMANDS.lines().toList()) {
				Docker.Result result = docker.shell("DIR=" + folder + "; " + command);
				// Only what came from a registry has a name by digest.
				String shown = result.all()
					.replace(folder.toString(), "$DIR")
					.replaceAll("(?im)^untagged: .*@sha256:.*\n", "");
				played.add("$ " + command + "\n" + Normal.of(shown) + "exit " + result.exit() + "\n");
			}
			return played;
		}
		finally {
			Programs.deleteTree(folder);
		}
	}

}
