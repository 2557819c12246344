package dev.quayside.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hostile files that are sent with a build.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestPropertySource(properties = { "quayside.gateway.build.context=8MB", "quayside.gateway.build.entries=50" })
class BuildContextTest {

	private final RecordingUpstream upstream;

	private final TestSession session;

	private final Path folder;

	BuildContextTest(@Autowired Gateway gateway, @Autowired RecordingUpstream upstream) throws IOException {
		this.upstream = upstream;
		this.session = new TestSession(gateway);
		this.folder = Files.createTempDirectory("quayside-context");
		Files.writeString(this.folder.resolve("Dockerfile"), "FROM alpine\nCOPY . /all/\n");
	}

	@AfterEach
	void end() throws IOException {
		this.session.close();
		Programs.deleteTree(this.folder);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					# what makes the context, beside a Dockerfile                          | why it is refused
					echo x > x && tar -P -cf - Dockerfile --transform s,x,../x, x          | with ..
					echo x > x && tar -P -cf - Dockerfile --transform s,^x,/x, x           | absolute name
					mkfifo p && tar -cf - .                                                | neither a file, a folder nor a link
					tar -cf - Dockerfile -C /dev null                                      | neither a file, a folder nor a link
					ln -s ../.. l && tar -cf - .                                           | outside of the archive
					tar -cf - Dockerfile Dockerfile --hard-dereference                     | stands in it twice
					ln -s tmp l && tar -cf - l --transform s,Dockerfile,l/D, Dockerfile    | below what is not a folder
					tar -cJf - .                                                           | bzip2, xz or zstd
					truncate -s 9M x && tar -cf - .                                        | larger than 8 MB
					truncate -s 7M x && tar -czf - .                                       | more than 200 times its size
					truncate -s 20G x && tar -cSf - .                                      | damaged
					touch $(seq 60) && tar -cf - .                                         | more than 50 entries
					ln -s /etc/passwd Dockerfile2 && mv Dockerfile2 Dockerfile && tar -cf - . | Cannot locate specified Dockerfile
					tar -cf t Dockerfile && head -c 520 t                                  | damaged
					tar -czf t Dockerfile && head -c 60 t                                       | damaged
					""")
	void aContextIsRefusedAndTheDaemonHearsNothingOfIt(String made, String why) {
		this.upstream.forget();
		Docker.Result result = this.session.docker()
			.shell("cd " + this.folder + " && (" + made
					+ ") > ../$$.tar; DOCKER_BUILDKIT=0 docker build - < ../$$.tar; "
					+ "code=$?; rm ../$$.tar; exit $code");
		assertThat(result.exit()).as(result.all()).isNotZero();
		assertThat(result.err()).contains(why);
		assertThat(this.upstream.changes()).isEmpty();
	}

	@Test
	void aFolderThatIsTooLargeIsRefusedWithAWayOut() throws IOException {
		Files.write(this.folder.resolve("large"), new byte[9 * 1024 * 1024]);
		assertThat(build().err()).contains("larger than 8 MB", ".dockerignore");
	}

	@Test
	void aLinkLeadsNowhereElse() throws IOException {
		Files.createSymbolicLink(this.folder.resolve("link"), Path.of("/etc/passwd"));
		Files.writeString(this.folder.resolve("Dockerfile"), "FROM alpine\nCOPY link /x\n");
		assertThat(build().all()).contains("COPY failed: file not found");
	}

	@Test
	void anArchiveInItIsUnpackedWithinTheSameLimits() throws IOException {
		Files.writeString(this.folder.resolve("Dockerfile"), "FROM alpine\nADD a.tar /x/\n");
		for (String made : new String[] { "truncate -s 7M x && tar -czf a.tar x", "mkfifo p && tar -cf a.tar p",
				"echo x > x && tar -P -cf a.tar --transform s,x,../x, x" }) {
			this.session.docker().shell("cd " + this.folder + " && " + made + "; rm -f x p");
			assertThat(build().all()).as(made).contains("ADD failed: a.tar: ");
			assertThat(this.session.docker().run("ps", "-aq").out()).isEmpty();
		}
	}

	private Docker.Result build() {
		return this.session.docker().shell("DOCKER_BUILDKIT=0 docker build " + this.folder);
	}

}
