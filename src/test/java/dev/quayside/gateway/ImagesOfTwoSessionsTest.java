package dev.quayside.gateway;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

@SpringJUnitConfig(GatewayTestConfiguration.class)
class ImagesOfTwoSessionsTest {

	private static final String FORMAT = "{{.Repository}}:{{.Tag}}";

	private final TestSession ann;

	private final TestSession bob;

	ImagesOfTwoSessionsTest(@Autowired Gateway gateway) throws IOException {
		this.ann = new TestSession(gateway);
		this.bob = new TestSession(gateway);
	}

	@BeforeEach
	void bothHaveAlpine() {
		List.of(this.ann, this.bob).forEach((session) -> succeed(session, "docker pull -q alpine"));
	}

	@AfterEach
	void end() {
		this.ann.close();
		this.bob.close();
		assertThat(daemonHas(this.ann)).isEmpty();
		assertThat(daemonHas(this.bob)).isEmpty();
	}

	@Test
	void eachSeesItsOwnNamesOfTheSameImageOnly() {
		succeed(this.ann, "docker tag alpine me/app && docker tag alpine ann");
		succeed(this.bob, "docker tag alpine me/app && docker tag alpine bob");
		assertThat(names(this.ann)).containsExactlyInAnyOrder("alpine:latest", "ann:latest", "me/app:latest");
		assertThat(names(this.bob)).containsExactlyInAnyOrder("alpine:latest", "bob:latest", "me/app:latest");
		assertThat(succeed(this.ann, "docker image inspect ann")).doesNotContain("bob", "quayside");
		assertThat(succeed(this.ann, "docker history ann")).doesNotContain("bob", "quayside");
		assertThat(this.ann.docker().run("image", "inspect", "bob").exit()).isNotZero();
	}

	@Test
	void removingByIdInOneLeavesTheOthers() {
		List.of(this.ann, this.bob).forEach((session) -> succeed(session, "docker tag alpine me/app"));
		succeed(this.ann, "docker rmi -f $(docker images -q me/app)");
		assertThat(names(this.ann)).isEmpty();
		assertThat(names(this.bob)).containsExactlyInAnyOrder("alpine:latest", "me/app:latest");
		assertThat(succeed(this.bob, "docker run --rm me/app echo runs")).isEqualTo("runs\n");
		assertThat(Docker.on(Docker.RAW).run("image", "inspect", "alpine").exit()).isZero();
	}

	@Test
	void noneCanUseOrKeepTheOthersImage() {
		succeed(this.ann, "docker run --name web alpine touch /secret && docker commit web mine");
		String id = succeed(this.ann, "docker images -q --no-trunc mine").strip();
		String real = daemonHas(this.ann).getFirst();
		for (String reference : new String[] { "mine", id, id.substring(7, 19), real }) {
			for (String command : new String[] { "docker run --rm %s true", "docker tag %s stolen", "docker rmi -f %s",
					"docker save %s >/dev/null", "docker history %s", "docker image inspect %s", "docker create %s" }) {
				Docker.Result result = this.bob.docker().shell(command.formatted(reference));
				assertThat(result.all()).as(command, reference).containsIgnoringCase("error");
			}
		}
		assertThat(names(this.ann)).contains("mine:latest");
		assertThat(names(this.bob)).containsExactly("alpine:latest");
	}

	@Test
	void pruningLeavesTheOthers() {
		for (TestSession session : List.of(this.ann, this.bob)) {
			succeed(session, "docker run --name web alpine touch /file && docker commit web && docker rm web");
		}
		assertThat(succeed(this.ann, "docker image prune -f")).contains("deleted: sha256:");
		assertThat(names(this.ann)).containsExactly("alpine:latest");
		assertThat(names(this.bob)).containsExactlyInAnyOrder("<none>:<none>", "alpine:latest");
	}

	@Test
	void theSameArchiveIsLoadedInBothAndRemovedInOne() {
		succeed(this.ann, "docker run --name web alpine touch /file && docker commit web me/app");
		succeed(this.ann, "docker save me/app | DOCKER_HOST=unix://" + this.bob.socket() + " docker load");
		succeed(this.ann, "docker save me/app -o /tmp/quayside-" + this.ann.id() + ".tar");
		succeed(this.ann, "docker rm web && docker rmi me/app && docker load -i /tmp/quayside-" + this.ann.id()
				+ ".tar && rm /tmp/quayside-" + this.ann.id() + ".tar");
		String id = succeed(this.ann, "docker images -q --no-trunc me/app");
		assertThat(succeed(this.bob, "docker images -q --no-trunc me/app")).isEqualTo(id);
		succeed(this.ann, "docker rmi me/app");
		assertThat(succeed(this.bob, "docker run --rm me/app ls /file")).isEqualTo("/file\n");
	}

	@Test
	void aNameOfTheCatalogueGivenToAnotherImageChangesTheSessionAlone() {
		String before = Docker.on(Docker.RAW).run("images", "-q", "--no-trunc", "alpine").out();
		succeed(this.ann, "docker run --name web alpine touch /mine && docker commit web alpine");
		succeed(this.ann, "docker save alpine | docker load");
		assertThat(succeed(this.ann, "docker run --rm alpine ls /mine")).isEqualTo("/mine\n");
		assertThat(this.bob.docker().run("run", "--rm", "alpine", "ls", "/mine").exit()).isNotZero();
		assertThat(Docker.on(Docker.RAW).run("images", "-q", "--no-trunc", "alpine").out()).isEqualTo(before);
		succeed(this.ann, "docker pull -q alpine");
		assertThat(this.ann.docker().run("run", "--rm", "alpine", "ls", "/mine").exit()).isNotZero();
		assertThat(names(this.ann)).containsExactlyInAnyOrder("<none>:<none>", "alpine:latest");
	}

	@Test
	void aSessionThatIsOpenedAgainFindsItsImages() {
		succeed(this.ann, "docker run --name web alpine touch /file && docker commit web && docker commit web me/app");
		this.ann.reopen();
		assertThat(names(this.ann)).containsExactlyInAnyOrder("<none>:<none>", "alpine:latest", "me/app:latest");
		assertThat(succeed(this.ann, "docker run --rm me/app ls /file")).isEqualTo("/file\n");
	}

	@Test
	void searchFindsWhatCanBePulled() {
		assertThat(succeed(this.ann, "docker search alp --format '{{.Name}} {{.IsOfficial}}'"))
			.isEqualTo("alpine [OK]\n");
		assertThat(this.ann.docker().run("push", "alpine").err()).contains("denied");
		assertThat(this.ann.docker().run("push", "nosuch").err())
			.contains("An image does not exist locally with the tag: nosuch");
	}

	private static List<String> names(TestSession session) {
		return session.docker().run("images", "--format", FORMAT).out().lines().toList();
	}

	private static List<String> daemonHas(TestSession session) {
		return Docker.on(Docker.RAW)
			.run("images", "--format", FORMAT)
			.out()
			.lines()
			.filter((name) -> name.contains(session.id().value()))
			.toList();
	}

	private static String succeed(TestSession session, String line) {
		Docker.Result result = session.docker().shell(line);
		assertThat(result.exit()).as("%s: %s", line, result.all()).isZero();
		return result.out();
	}

}
