package dev.quayside.gateway;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is refused: in {@code src/test/resources/refusals} a line a case, and for each the
 * proof that the daemon heard nothing of it that changes anything.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
class RefusalTest {

	private static final String FOLDER = "src/test/resources/refusals/";

	private final RecordingUpstream upstream;

	private final TestSession session;

	RefusalTest(@Autowired Gateway gateway, @Autowired RecordingUpstream upstream) throws IOException {
		this.session = new TestSession(gateway);
		this.upstream = upstream;
	}

	@BeforeEach
	void haveAnImage() throws IOException {
		this.session.raw("POST /images/create?fromImage=alpine&tag=latest HTTP/1.1\r\nHost: docker\r\n\r\n");
		this.upstream.forget();
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@ParameterizedTest
	@CsvFileSource(files = FOLDER + "create-bodies.txt", delimiter = '|', quoteCharacter = '`',
			maxCharsPerColumn = 100_000)
	void aFieldOfTheCreateBody(String fields, int status, String says) throws IOException {
		String answer = this.session.request("POST", "/v1.41/containers/create",
				"{\"Image\":\"alpine\"," + fields + "}");
		assertThat(answer).startsWith("HTTP/1.1 " + status).contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvFileSource(files = FOLDER + "no-objects.txt", delimiter = '|', quoteCharacter = '`',
			maxCharsPerColumn = 100_000)
	void aBodyThatIsNotOneObject(String body, String says) throws IOException {
		String answer = this.session.request("POST", "/v1.41/containers/create", body);
		assertThat(answer).matches("(?s)HTTP/1\\.1 40[03].*").contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

	/**
	 * To the daemon, the body of a form counts more than the query, and a body at a start
	 * replaces what was allowed at the create.
	 */
	@ParameterizedTest
	@CsvFileSource(files = FOLDER + "bodies-of-none.txt", delimiter = '|', quoteCharacter = '`',
			maxCharsPerColumn = 100_000)
	void aBodyWhereNoneBelongs(String path, String type, String body) throws IOException {
		this.session.docker().run("create", "--name", "web", "alpine");
		this.upstream.forget();
		String answer = this.session.raw("POST /v1.41" + path + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n"
				+ "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
		assertThat(answer).startsWith("HTTP/1.1 400").contains("This request has no body");
		assertThat(this.upstream.requests()).isEmpty();
	}

	@Test
	void whatFollowsAnUpgradeThatIsNotTakenIsReadAsARequest() throws IOException {
		String create = "{\"Image\":\"alpine\",\"HostConfig\":{\"Privileged\":true}}";
		String answer = this.session.raw("POST /v1.41/exec/nosuch/start HTTP/1.1\r\nHost: docker\r\n"
				+ "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 2\r\n\r\n{}"
				+ "POST /v1.41/containers/create HTTP/1.1\r\nHost: docker\r\nConnection: close\r\nContent-Length: "
				+ create.length() + "\r\n\r\n" + create);
		assertThat(answer).startsWith("HTTP/1.1 404").contains("HTTP/1.1 403").contains("Privileged is refused");
		assertThat(this.upstream.requests()).isEmpty();
	}

	@Test
	void aBodyThatIsSkippedIsNoRequest() throws IOException {
		String inner = "POST /v1.41/containers/prune HTTP/1.1\r\nHost: docker\r\n\r\n";
		String answer = this.session.raw("GET /v1.41/version HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n"
				+ "Content-Length: " + inner.length() + "\r\n\r\n" + inner);
		assertThat(answer.split("HTTP/1\\.1 ")).hasSize(2);
		assertThat(this.upstream.changes()).isEmpty();
	}

	@Test
	void headsAndBodiesOverTheirLimitsAreRefused() throws IOException {
		String header = "X: " + "a".repeat(70_000);
		assertThat(this.session.raw("GET /version HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n"))
			.startsWith("HTTP/1.1 431");
		String many = "X: a\r\n".repeat(20_000);
		assertThat(this.session.raw("GET /version HTTP/1.1\r\nHost: a\r\n" + many + "\r\n")).startsWith("HTTP/1.1 431");
		assertThat(this.session.request("POST", "/v1.41/containers/create",
				"{\"Image\":\"alpine\",\"Cmd\":[\"" + "a".repeat(1_100_000) + "\"]}"))
			.startsWith("HTTP/1.1 413");
		assertThat(this.session.request("POST", "/v1.41/containers/create", "[".repeat(500_000)))
			.startsWith("HTTP/1.1 400");
		assertThat(this.upstream.requests()).isEmpty();
	}

	/** What the daemon would send on to a registry. */
	@Test
	void headersOfTheClientDoNotReachTheDaemon() throws IOException {
		this.session.raw("POST /v1.41/images/create?fromImage=alpine&tag=latest HTTP/1.1\r\nHost: docker\r\n"
				+ "X-Registry-Auth: e30=\r\nX-Meta-Evil: 1\r\nAuthorization: Basic x\r\nConnection: close\r\n"
				+ "X-Forwarded-For: 1\r\nAccept-Encoding: gzip\r\n\r\n");
		assertThat(this.upstream.requests()).isNotEmpty()
			.allSatisfy((request) -> assertThat(request.headers()).isEmpty());
	}

	@ParameterizedTest
	@CsvFileSource(files = FOLDER + "request-lines.txt", delimiter = '|', quoteCharacter = '`',
			maxCharsPerColumn = 100_000)
	void aRequestLine(String line, int status, String says) throws IOException {
		String answer = this.session.raw(line + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 " + status).contains(says);
		assertThat(this.upstream.changes()).isEmpty();
	}

	@ParameterizedTest
	@CsvFileSource(files = FOLDER + "bytes.txt", delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 100_000)
	void bytesThatAreNoRequest(String wire, int status, String says) throws IOException {
		String answer = this.session.raw(wire.replace("~", "\r\n")
			.replace('^', '\n')
			.replace('!', '\r')
			.replace('\u2400', '\0')
			.replace('\u2409', '\t'));
		assertThat(answer).startsWith("HTTP/1.1 " + status).contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvFileSource(files = FOLDER + "networks-and-volumes.txt", delimiter = '|', quoteCharacter = '`',
			maxCharsPerColumn = 100_000)
	void aNetworkOrAVolume(String path, String body, int status, String says) throws IOException {
		assertThat(this.session.request("POST", "/v1.41" + path, body)).startsWith("HTTP/1.1 " + status).contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvFileSource(files = FOLDER + "updates.txt", delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 100_000)
	void anUpdate(String body, int status, String says) throws IOException {
		this.session.docker().run("create", "--name", "web", "alpine");
		this.upstream.forget();
		assertThat(this.session.request("POST", "/v1.41/containers/web/update", body)).startsWith("HTTP/1.1 " + status)
			.contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvFileSource(files = FOLDER + "execs.txt", delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 100_000)
	void anExec(String body, int status, String says) throws IOException {
		this.session.docker().run("create", "--name", "web", "alpine");
		this.upstream.forget();
		assertThat(this.session.request("POST", "/v1.41/containers/web/exec", body)).startsWith("HTTP/1.1 " + status)
			.contains(says);
		assertThat(this.upstream.requests()).isEmpty();
	}

}
