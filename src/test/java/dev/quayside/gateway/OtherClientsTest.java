package dev.quayside.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs that were written for Docker work on a session's socket as they are.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
class OtherClientsTest {

	private static final Path FILES = Path.of("src/test/resources/clients").toAbsolutePath();

	private final TestSession session;

	private final RecordingUpstream upstream;

	OtherClientsTest(@Autowired Gateway gateway, @Autowired RecordingUpstream upstream) throws IOException {
		this.upstream = upstream;
		this.session = new TestSession(gateway);
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@Test
	void composeBringsTwoServicesUpAndDown() {
		succeed(this.session.docker().run("pull", "alpine"));
		assertThat(compose("up -d").all()).contains("Creating two-services_store_1", "Creating two-services_reader_1");
		assertThat(compose("ps").out()).containsPattern("two-services_reader_1 .* Up")
			.containsPattern("two-services_store_1 .* Up");
		assertThat(compose("exec -T reader sh -c 'echo $GREETING; nslookup -type=a store | grep -c ^Name'").out())
			.isEqualTo("hello\n1\n");
		assertThat(compose("logs --no-color store").out()).contains("store_1   | stored");
		assertThat(compose("exec -T reader cat /data/x").out()).isEqualTo("kept\n");
		assertThat(compose("up -d").all()).contains("two-services_store_1 is up-to-date");
		compose("restart -t 0 reader");
		compose("down -v -t 0");
		assertThat(this.session.docker().run("ps", "-aq").out()).isEmpty();
		assertThat(this.session.docker().run("volume", "ls", "-q").out()).isEmpty();
		assertThat(this.session.docker().run("network", "ls", "--filter", "type=custom", "-q").out()).isEmpty();
	}

	@Test
	void aPythonProgramDoesItsDaysWork() {
		assertThat(succeed(this.session.docker().shell("/usr/bin/python3 " + FILES.resolve("everyday.py"))).out())
			.isEqualTo("""
					ping True 0
					pull ['alpine:latest']
					images [['alpine:latest']] [['alpine:latest']]
					history ['alpine:latest']
					run b'hello\\n'
					failed 3 b'wrong\\n'
					missing No such container: nosuch
					web web running ['alpine:latest'] {'mine': ''} ['net']
					exec ExecResult(exit_code=0, output=b'kept\\nb\\n/tmp\\nhost\\n')
					demux ExecResult(exit_code=5, output=(b'out\\n', b'err\\n'))
					stream b'streamed\\n'
					input b'through exec\\n'
					list ['web'] ['web']
					top sleep 600
					paused paused
					site site running True
					stopped 137 b''
					networks ['bridge', 'host', 'net', 'none'] ['net']
					volumes ['data'] {'a': 'b'}
					attach b'through attach\\n'
					logs b'through attach\\n'
					build ['mine:1'] b'built\\n'
					left [] []
					""");
	}

	@Test
	void testcontainersStartsAContainerAndTalksToIt() throws IOException {
		Path home = Files.createTempDirectory("quayside-testcontainers");
		try {
			Docker.Result result = this.session.docker()
				.shell("export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=localhost; exec "
						+ System.getProperty("java.home") + "/bin/java -Duser.home=" + home + " -cp " + classPath()
						+ " " + TestcontainersProgram.class.getName());
			assertThat(result.all()).contains("talked: hello", "logged: ready", "left: exited");
			assertThat(result.exit()).as(result.all()).isZero();
			assertThat(this.session.docker().run("ps", "-aq").out()).isEmpty();
		}
		finally {
			Programs.deleteTree(home);
		}
	}

	@Test
	void aClientOfAnOlderVersionIsAnsweredThoughTheDaemonIsAskedInOneThatKeepsContainersApart() throws IOException {
		this.session.docker().run("pull", "alpine");
		this.upstream.forget();
		assertThat(this.session.request("POST", "/v1.32/containers/create?name=web", "{\"Image\":\"alpine\"}"))
			.startsWith("HTTP/1.1 201");
		assertThat(this.session.raw("GET /v1.32/containers/json?all=1 HTTP/1.1\r\nHost: d\r\n\r\n")).contains("/web");
		assertThat(this.upstream.requests()).isNotEmpty().allMatch((request) -> request.target().startsWith("/v1.41/"));
	}

	private Docker.Result compose(String arguments) {
		return succeed(this.session.docker()
			.shell("/usr/bin/docker-compose --file " + FILES.resolve("two-services/docker-compose.yml") + " "
					+ arguments));
	}

	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	private static Docker.Result succeed(Docker.Result result) {
		assertThat(result.exit()).as(result.all()).isZero();
		return result;
	}

}
