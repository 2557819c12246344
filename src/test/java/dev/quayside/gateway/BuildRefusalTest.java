package dev.quayside.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Builds that are refused, and leave nothing.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestPropertySource(properties = "quayside.gateway.build.steps=10")
class BuildRefusalTest {

	private final RecordingUpstream upstream;

	private final TestSession session;

	private final Path folder;

	BuildRefusalTest(@Autowired Gateway gateway, @Autowired RecordingUpstream upstream) throws IOException {
		this.upstream = upstream;
		this.session = new TestSession(gateway);
		this.folder = Files.createTempDirectory("quayside-build");
	}

	@AfterEach
	void end() throws IOException {
		this.session.close();
		Programs.deleteTree(this.folder);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					# Dockerfile, ^ a line end                                     | what it says
					FROM nosuch                                                    | pull access denied for nosuch
					FROM quayside/workspace                                        | pull access denied for quayside/workspace
					FROM quayside.invalid/qsaaaaaaaaaaaa/xa                        | pull access denied
					FROM alpine@sha256:0000000000000000000000000000000000000000000000000000000000000000 | not by digest
					FROM 7df2                                                      | pull access denied
					ARG X=nosuch^FROM $X                                           | pull access denied for nosuch
					FROM alpine^COPY --from=nosuch /a /b                           | invalid from flag value nosuch: pull access denied
					FROM alpine^ADD https://example.com /x                         | line 2: ADD https://example.com would fetch
					FROM alpine^ENV U=http://example.com^ADD $U /x                 | would fetch from the network
					FROM alpine^RUN --mount=type=bind,source=/,target=/h ls /h     | line 2: RUN --mount is not part of this playground
					FROM alpine^ONBUILD RUN x                                      | line 2: ONBUILD is not part of this playground
					`# syntax=evil/frontend^FROM alpine`                           | syntax= names a program
					FROM alpine^WORKDIR /proc/self/fd/8                            | WorkingDir must be
					FROM alpine^WORKDIR /sys                                       | WorkingDir must be
					FROM alpine^VOLUME /proc                                       | Volumes must be
					FROM alpine^LABEL dev.quayside.session=x                       | cannot begin with dev.quayside.
					FROM alpine^HEALTHCHECK --interval=1ms CMD true                | Interval is not a number from
					FROM alpine^EXPOSE 1-65535                                     | names more than 64 ports
					FROM alpine^RUN 1^RUN 2^RUN 3^RUN 4^RUN 5^RUN 6^RUN 7^RUN 8^RUN 9^RUN 10 | more than 10 steps
					""")
	void aDockerfileIsRefused(String dockerfile, String says) throws IOException {
		Docker.Result result = this.session.build(this.folder, dockerfile.replace('^', '\n'));
		assertThat(result.exit()).isNotZero();
		assertThat(result.all()).contains(says);
		assertThat(this.session.docker().run("ps", "-aq").out()).isEmpty();
		assertThat(this.session.docker().run("volume", "ls", "-q").out()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			# a query                                          | what it says
			version=2                                          | BuildKit is not part of this playground
			version=2&session=x                                | BuildKit is not part of this playground
			remote=http://127.0.0.1/x                          | building from a URL
			remote=client-session                              | building from a URL
			networkmode=host                                   | NetworkMode is refused
			networkmode=nosuch                                 | network nosuch not found
			cgroupparent=/                                     | CgroupParent is refused
			cpusetcpus=0                                       | CpusetCpus is refused
			ulimits=[{"Name":"nofile","Hard":1,"Soft":1}]      | Ulimits is refused
			extrahosts=a:host-gateway                          | ExtraHosts is refused
			outputs=[{"Type":"moby"}]                          | outputs need BuildKit
			squash=1                                           | squashing
			platform=linux/arm64                               | the platform cannot be chosen
			cachefrom=["alpine"]                               | --cache-from
			securityopt=["seccomp%3Dunconfined"]               | --security-opt
			t=Upper                                            | invalid reference format
			t=alpine@sha256:00                                 | by tag, not by digest
			buildargs={"a":1}                                  | not an object of texts
			buildargs={"a":"1","a":"2"}                        | one JSON object with each name once
			buildargs=x                                        | one JSON object
			labels=[]                                          | not a JSON object
			memory=x                                           | memory is not a number
			dockerfile=a&dockerfile=b                          | stands twice
			dockerfile=../../etc/passwd                        | forbidden path outside the build context
			invented=1                                         | invented is not part of this playground
			""")
	void aQueryIsRefusedAndTheDaemonHearsNothingOfIt(String query, String says) throws IOException {
		this.upstream.forget();
		String encoded = query.replace("\"", "%22")
			.replace("{", "%7B")
			.replace("}", "%7D")
			.replace("[", "%5B")
			.replace("]", "%5D");
		String archive = "\0".repeat(1024);
		assertThat(this.session.raw("POST /v1.41/build?" + encoded + " HTTP/1.1\r\nHost: a\r\nContent-Length: "
				+ archive.length() + "\r\nConnection: close\r\n\r\n" + archive))
			.startsWith("HTTP/1.1 4")
			.contains(says);
		assertThat(this.upstream.changes()).isEmpty();
	}

}
