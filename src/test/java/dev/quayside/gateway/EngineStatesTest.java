package dev.quayside.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(GatewayTestConfiguration.class)
class EngineStatesTest {

	private final TestSession ann;

	private final TestSession bob;

	private final EngineStates states;

	private final RecordingUpstream upstream;

	EngineStatesTest(@Autowired Gateway gateway, @Autowired EngineStates states, @Autowired RecordingUpstream upstream)
			throws IOException {
		this.ann = new TestSession(gateway);
		this.bob = new TestSession(gateway);
		this.states = states;
		this.upstream = upstream;
	}

	@BeforeEach
	void pull() {
		run("pull", "-q", "alpine");
	}

	@AfterEach
	void end() {
		this.ann.close();
		this.bob.close();
	}

	@Test
	void anEngineBeginsEmptyAndIsEmptyForASessionThatIsNotThere() {
		assertThat(this.states.of(this.bob.id())).isEqualTo(EngineState.EMPTY);
		assertThat(this.states.of(SessionId.random())).isEqualTo(EngineState.EMPTY);
	}

	@Test
	void anImageIsToldWithItsNamesAndWhatItRuns() {
		run("tag", "alpine", "mine:v1");
		assertThat(state().images()).singleElement().satisfies((image) -> {
			assertThat(image.id()).startsWith("sha256:");
			assertThat(image.names()).containsExactlyInAnyOrder("alpine:latest", "mine:v1");
			assertThat(image.command()).containsExactly("/bin/sh");
			assertThat(image.parent()).isEmpty();
			assertThat(image.bytes()).isPositive();
			assertThat(image.labels().keySet()).noneMatch((label) -> label.startsWith("dev.quayside"));
		});
	}

	@Test
	void anImageKnowsWhichOfTheSessionsImagesItWasMadeOf() {
		run("run", "--name", "one", "alpine", "touch", "/hello.txt");
		run("commit", "one", "two:v1");
		run("run", "--name", "two", "two:v1", "true");
		run("commit", "two", "three:v1");
		EngineState state = state();
		assertThat(state.images()).extracting((image) -> image.names().getFirst())
			.containsExactly("three:v1", "two:v1", "alpine:latest");
		assertThat(state.images().get(0).parent()).isEqualTo(state.images().get(1).id());
		assertThat(state.images().get(1).parent()).isEqualTo(state.images().get(2).id());
		run("rmi", "-f", "two:v1");
		assertThat(state().images()).first()
			.satisfies((image) -> assertThat(image.parent()).isEqualTo(state.images().get(2).id()));
	}

	@Test
	void whatIsBuiltKnowsWhatItWasBuiltOf(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("Dockerfile"), "FROM alpine\nRUN touch /one\nCMD [\"ls\", \"/one\"]\n");
		run("build", "-q", "-t", "one:v1", folder.toString());
		Files.writeString(folder.resolve("Dockerfile"), "FROM one:v1\nRUN touch /two\n");
		run("build", "-q", "-t", "two:v1", folder.toString());
		EngineState state = state();
		assertThat(state.images()).extracting((image) -> image.names().getFirst())
			.containsExactly("two:v1", "one:v1", "alpine:latest");
		assertThat(state.images().get(0).parent()).isEqualTo(state.images().get(1).id());
		assertThat(state.images().get(1).parent()).isEqualTo(state.images().get(2).id());
	}

	@Test
	void aContainerIsToldInEachOfItsStates() {
		run("create", "--name", "web", "--label", "a=b", "alpine", "sleep", "600");
		assertThat(container("web")).satisfies((web) -> {
			assertThat(web.id()).hasSize(64);
			assertThat(web.image()).isEqualTo("alpine");
			assertThat(web.imageId()).isEqualTo(state().images().getFirst().id());
			assertThat(web.command()).containsExactly("sleep", "600");
			assertThat(web.status()).isEqualTo("created");
			assertThat(web.labels()).isEqualTo(Map.of("a", "b"));
		});
		run("start", "web");
		assertThat(container("web")).satisfies((web) -> {
			assertThat(web.status()).isEqualTo("running");
			assertThat(web.networks()).singleElement()
				.satisfies((member) -> assertThat(member.address()).matches("[0-9.]+"));
		});
		run("pause", "web");
		assertThat(container("web").status()).isEqualTo("paused");
		run("unpause", "web");
		run("kill", "web");
		assertThat(container("web").status()).isEqualTo("exited");
		assertThat(container("web").exitCode()).isEqualTo(137);
		run("rm", "web");
		assertThat(state().containers()).isEmpty();
	}

	@Test
	void theCodeOfACommandThatCouldNotBeStartedIsTold() {
		this.ann.docker().run("run", "--name", "wrong", "alpine", "nosuch");
		assertThat(container("wrong").status()).isEqualTo("created");
		assertThat(container("wrong").exitCode()).isEqualTo(127);
		assertThat(container("wrong").networks()).containsExactly(new EngineState.Membership("bridge", ""));
	}

	@Test
	void networksAndVolumesAreToldWithWhoUsesThem() {
		run("network", "create", "backend");
		run("volume", "create", "--label", "a=b", "data");
		run("run", "-d", "--name", "web", "--network", "backend", "-v", "data:/data:ro", "alpine", "sleep", "600");
		EngineState state = state();
		assertThat(state.networks()).singleElement().satisfies((network) -> {
			assertThat(network.name()).isEqualTo("backend");
			assertThat(network.subnet()).matches("[0-9.]+/[0-9]+");
		});
		assertThat(state.volumes()).containsExactly(new EngineState.Volume("data", Map.of("a", "b")));
		assertThat(container("web").networks()).extracting(EngineState.Membership::network).containsExactly("backend");
		assertThat(container("web").mounts()).containsExactly(new EngineState.Mount("data", "/data", true));
		run("rm", "-f", "web");
		run("network", "rm", "backend");
		run("volume", "rm", "data");
		run("volume", "create", "data");
		assertThat(state().networks()).isEmpty();
		assertThat(state().volumes()).extracting(EngineState.Volume::name).containsExactly("data");
	}

	@Test
	void eachSessionSeesItsOwnOnly() {
		run("run", "-d", "--name", "web", "alpine", "sleep", "600");
		this.bob.docker().run("volume", "create", "bobs");
		assertThat(this.states.of(this.bob.id()).containers()).isEmpty();
		assertThat(this.states.of(this.bob.id()).images()).isEmpty();
		assertThat(state().volumes()).isEmpty();
		assertThat(state().toString()).doesNotContain("qs" + this.ann.id(), "dev.quayside");
		assertThat(this.states.file(this.bob.id(), container("web").id(), "/etc/passwd", 100)).isEmpty();
		assertThat(this.states.added(this.bob.id(), container("web").id())).isEmpty();
	}

	@Test
	void lookingAgainCostsOneQuestion() {
		run("network", "create", "backend");
		run("volume", "create", "data");
		run("run", "-v", "data:/data", "alpine", "true");
		state();
		this.upstream.forget();
		state();
		assertThat(this.upstream.requests()).singleElement()
			.satisfies((request) -> assertThat(request.target()).contains("/containers/json?"));
	}

	@Test
	void filesAreReadAsTheyAreAndNoFurtherThanAsked() {
		run("run", "--name", "web", "alpine", "sh", "-c",
				"echo hello world > hello.txt; ln -s hello.txt link; mkfifo pipe");
		String id = container("web").id();
		assertThat(file(id, "/hello.txt", 100)).contains("hello world\n");
		assertThat(file(id, "/hello.txt", 5)).contains("hello");
		for (String none : List.of("/link", "/pipe", "/etc", "/nosuch", "hello.txt", "", "/hello.txt\0")) {
			assertThat(file(id, none, 100)).as(none).isEmpty();
		}
	}

	@Test
	void aFileOfAVolumeIsReadWithoutAWordOfPausing() {
		run("run", "-d", "--name", "web", "-v", "data:/data", "alpine", "sh", "-c",
				"echo kept > /data/note; exec sleep 600");
		String id = container("web").id();
		assertThat(file(id, "/data/note", 100)).contains("kept\n");
		assertThat(container("web").status()).isEqualTo("running");
		String events = this.ann.docker().run("events", "--since", "1", "--until", Instant.now().toString()).out();
		assertThat(events).contains("container start").doesNotContain("pause");
	}

	@Test
	void whatWasMadeInAContainerIsNamed() {
		run("run", "--name", "web", "-v", "data:/data", "alpine", "sh", "-c",
				"echo hello > hello.txt; mkdir -p /srv/site; touch /srv/site/index.html /etc/new /data/kept .ash_history");
		assertThat(this.states.added(this.ann.id(), container("web").id())).containsExactly("/hello.txt",
				"/srv/site/index.html");
		run("run", "--name", "plain", "alpine", "true");
		assertThat(this.states.added(this.ann.id(), container("plain").id())).isEmpty();
	}

	@Test
	void filesAreNamedAnewAfterEachEndOfAContainer() {
		run("run", "--name", "web", "alpine", "sh", "-c", "mktemp /srv/file.XXXXXX");
		String id = container("web").id();
		assertThat(this.states.added(this.ann.id(), id)).hasSize(1);
		this.upstream.forget();
		this.states.added(this.ann.id(), id);
		assertThat(this.upstream.requests()).isEmpty();
		run("start", "-a", "web");
		// Everything that was told of the container so far is heard once this is.
		run("events", "--since", "1", "--until", Instant.now().toString());
		assertThat(this.states.added(this.ann.id(), id)).hasSize(2);
	}

	private EngineState state() {
		return this.states.of(this.ann.id());
	}

	private EngineState.Container container(String name) {
		return state().containers().stream().filter((one) -> one.name().equals(name)).findFirst().orElseThrow();
	}

	private Optional<String> file(String container, String path, int most) {
		return this.states.file(this.ann.id(), container, path, most)
			.map((bytes) -> new String(bytes, StandardCharsets.UTF_8));
	}

	private void run(String... command) {
		Docker.Result result = this.ann.docker().run(command);
		assertThat(result.exit()).as("%s: %s", List.of(command), result.err()).isZero();
	}

}
