package dev.quayside.gateway;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What lies on the daemon's disk counts as long as it lies there.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestPropertySource(properties = "quayside.gateway.image-bytes=3MB")
class ImageBytesTest {

	private static final String TWO_MEGABYTES = "head -c 2000000 /dev/urandom > /file";

	private static final String FILES = "mkdir -p /many; for i in $(seq %d %d); do : > /many/$i; done";

	private static final String BUILD = "step=$(printf 'FROM alpine\nRUN " + TWO_MEGABYTES
			+ "\nCMD x\n' | DOCKER_BUILDKIT=0 docker build -t built - | "
			+ "sed -n 's/^ ---> \\([0-9a-f]*\\)$/\\1/p' | sed -n 2p) && ";

	private final TestSession session;

	ImageBytesTest(@Autowired Gateway gateway) throws IOException {
		this.session = new TestSession(gateway);
	}

	@BeforeEach
	void haveAContainerOfTwoMegabytes() {
		succeed("docker pull -q alpine && docker run --name web alpine sh -c '" + TWO_MEGABYTES + "'");
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@Test
	void aRemovedImageCountsWhileAContainerHasItsLayers() {
		succeed("docker commit web large && docker create --name user large true && docker rmi -f large");
		assertThat(this.session.docker().run("images", "-aq").out().lines()).hasSize(1);
		assertThat(this.session.docker().run("commit", "web", "again").err()).contains("more than 3 MB");
		succeed("docker rm user && docker commit web again");
	}

	@Test
	void aRemovedImageCountsWhileAContainerHasTheLayersOfOneOfItsSteps() {
		succeed(BUILD + "docker create --name user $step true && docker rmi -f built");
		assertThat(this.session.docker().run("commit", "web", "again").err()).contains("more than 3 MB");
		succeed("docker rm user && docker commit web again");
	}

	@Test
	void anImageOfAStepCountsWithTheLayersOfTheStep() {
		succeed(BUILD + "docker create --name user $step true");
		assertThat(this.session.docker().run("commit", "user", "of-step").err()).contains("more than 3 MB");
	}

	@Test
	void anImageCountsWithTheLayersOfTheImageThatItWasMadeOf() {
		succeed("docker commit web large && docker create --name user large true");
		assertThat(this.session.docker().run("commit", "user", "on-it").err()).contains("more than 3 MB");
		assertThat(this.session.docker()
			.shell("printf 'FROM large\nCMD x\n' | DOCKER_BUILDKIT=0 docker build -t on-it -")
			.err()).contains("would take more than they may");
	}

	@Test
	void anEmptyFileCountsAsMuchAsItTakesOnTheDisk() {
		succeed("docker run --name files alpine sh -c '" + FILES.formatted(1, 800) + "'");
		assertThat(this.session.docker().run("commit", "files", "many").err()).contains("more than 3 MB");
		assertThat(this.session.docker()
			.shell("docker run --rm alpine sh -c '" + FILES.formatted(1, 800) + "; tar c /many' | docker import - many")
			.err()).contains("more than");
		assertThat(this.session.docker()
			.shell("printf 'FROM alpine\nRUN " + FILES.formatted(1, 400) + "\nRUN " + FILES.formatted(401, 800)
					+ "\n' | DOCKER_BUILDKIT=0 docker build -t many -")
			.err()).contains("would take more than they may");
	}

	@Test
	void anEmptyFileOfAStepOfBeforeCountsAsWell() {
		succeed("printf 'FROM alpine\nRUN " + FILES.formatted(1, 400)
				+ "\n' | DOCKER_BUILDKIT=0 docker build -t many -");
		assertThat(this.session.docker()
			.shell("printf 'FROM alpine\nRUN " + FILES.formatted(1, 400)
					+ "\nCMD x\n' | DOCKER_BUILDKIT=0 docker build -t more -")
			.err()).contains("would take more than they may");
	}

	@Test
	void theFilesOfAllLayersOfAnArchiveCountTogether() {
		String layer = "mkdir $1; (cd $1; seq -f f%g $2 | xargs touch); tar -cf $1.tar -C $1 $(ls $1)";
		String archive = "d=$(mktemp -d); cd $d; layer() { " + layer + "; }; "
				+ "digest() { echo sha256:$(sha256sum $1.tar | cut -c-64); }; layer a 400; layer b %d; "
				+ "echo '{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"'"
				+ "$(digest a)'\",\"'$(digest b)'\"]}}' > c.json; "
				+ "echo '[{\"Config\":\"c.json\",\"Layers\":[\"a.tar\",\"b.tar\"]}]' > manifest.json; "
				+ "tar -c manifest.json c.json a.tar b.tar | docker load; rm -r $d";
		assertThat(this.session.docker().shell(archive.replace("%d", "401")).err()).contains("more than 368 entries");
		assertThat(this.session.docker().shell(archive.replace("%d", "300")).out()).contains("Loaded image ID");
		assertThat(this.session.docker().run("commit", "web", "again").err()).contains("more than 3 MB");
	}

	private void succeed(String line) {
		Docker.Result result = this.session.docker().shell(line);
		assertThat(result.exit()).as("%s: %s", line, result.all()).isZero();
	}

}
