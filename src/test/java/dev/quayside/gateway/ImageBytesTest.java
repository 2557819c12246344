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

	private void succeed(String line) {
		Docker.Result result = this.session.docker().shell(line);
		assertThat(result.exit()).as("%s: %s", line, result.all()).isZero();
	}

}
