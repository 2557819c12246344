package dev.quayside.gateway;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestPropertySource(properties = { "quayside.gateway.images=2", "quayside.gateway.image-bytes=3MB" })
class ImageLimitsTest {

	private final TestSession session;

	ImageLimitsTest(@Autowired Gateway gateway) throws IOException {
		this.session = new TestSession(gateway);
	}

	@BeforeEach
	void haveAlpine() {
		this.session.docker().run("pull", "-q", "alpine");
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@Test
	void aSessionMakesSoManyImagesAndNoMore() {
		assertThat(this.session.docker().run("tag", "alpine", "one").exit()).isZero();
		assertThat(this.session.docker().run("tag", "alpine", "two").exit()).isZero();
		assertThat(this.session.docker().run("tag", "alpine", "three").err()).contains("2 images, the most");
		assertThat(this.session.docker().run("rmi", "one").exit()).isZero();
		assertThat(this.session.docker().run("tag", "alpine", "three").exit()).isZero();
	}

	@Test
	void whatItsImagesTakeHasAnEnd() {
		Docker.Result grown = this.session.docker()
			.run("run", "--name", "web", "alpine", "dd", "if=/dev/urandom", "of=/file", "bs=1M", "count=4");
		assertThat(grown.exit()).as(grown.err()).isZero();
		assertThat(this.session.docker().run("commit", "web", "large").err()).contains("more than 3 MB");
		assertThat(this.session.docker()
			.shell("docker run --rm alpine sh -c 'mkdir /t; dd if=/dev/urandom of=/t/x bs=1M count=4 2>/dev/null; "
					+ "tar c /t' | docker import - large")
			.err()).contains("larger than");
		assertThat(this.session.docker().run("images", "--format", "{{.Repository}}").out()).isEqualTo("alpine\n");
		assertThat(Docker.on(Docker.RAW).run("images").out()).doesNotContain(this.session.id().value());
	}

	@Test
	void theStepsOfOneBuildTakeNoMoreTogether() {
		Docker.Result built = this.session.docker()
			.shell("printf 'FROM alpine\nRUN head -c 2000000 /dev/urandom > /a\nRUN head -c 2000000 /dev/urandom > /b"
					+ "\n' | DOCKER_BUILDKIT=0 docker build -t large -");
		assertThat(built.exit()).as(built.all()).isNotZero();
		assertThat(built.err()).contains("would take more than they may");
		assertThat(this.session.docker().run("images", "-q", "large").out()).isEmpty();
	}

}
