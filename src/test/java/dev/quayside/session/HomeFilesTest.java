package dev.quayside.session;

import java.net.http.HttpResponse;
import java.util.Random;

import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HomeFilesTest {

	private static final String FILES = "/api/session/files";

	private static final Server server = Server.run("--quayside.files.largest=1MB");

	private final Learner learner = new Learner(server);

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void aFileGoesInAndComesOutAsItWas() {
		this.learner.session();
		byte[] content = new byte[1024 * 1024];
		new Random(3).nextBytes(content);
		assertThat(this.learner.send(FILES + "?name=gr%C3%BC%C3%9Fe%20%26%20more.bin", content).statusCode())
			.isEqualTo(201);
		HttpResponse<byte[]> answer = this.learner.fetch(FILES + "?path=~/gr%C3%BC%C3%9Fe%20%26%20more.bin");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(content);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
		assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(answer.headers().firstValue("Content-Disposition"))
			.hasValueSatisfying((value) -> assertThat(value).startsWith("attachment;")
				.contains("filename*=UTF-8''gr%C3%BC%C3%9Fe%20&%20more.bin"));
	}

	@Test
	void anEmptyFileIsAFile() {
		this.learner.session();
		assertThat(this.learner.send(FILES + "?name=empty", new byte[0]).statusCode()).isEqualTo(201);
		assertThat(this.learner.fetch(FILES + "?path=empty").body()).isEmpty();
	}

	@Test
	void aFileIsReplacedOnlyWhereThatIsWanted() {
		this.learner.session();
		this.learner.send(FILES + "?name=one", new byte[] { 1 });
		assertThat(this.learner.send(FILES + "?name=one", new byte[] { 2 }).statusCode()).isEqualTo(409);
		assertThat(this.learner.fetch(FILES + "?path=one").body()).containsExactly(1);
		assertThat(this.learner.send(FILES + "?name=one&replace=true", new byte[] { 2 }).statusCode()).isEqualTo(201);
		assertThat(this.learner.fetch(FILES + "?path=one").body()).containsExactly(2);
	}

	@Test
	void whatIsLargerThanAFileMayBeIsRefusedBothWays() {
		assertThat(this.learner.send(FILES + "?name=large", new byte[1024 * 1024 + 1]).statusCode()).isEqualTo(413);
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("head -c 1048577 /dev/zero > large; echo ma''de\n");
			terminal.sees("made");
		}
		assertThat(this.learner.fetch(FILES + "?path=large").statusCode()).isEqualTo(413);
	}

	/**
	 * Nothing but plain files of the home, and no link is followed, wherever it leads.
	 */
	@ParameterizedTest
	@CsvSource({ "passwd-link, 422", "etc-link/passwd, 422", "inner-link, 422", "folder, 422", "pipe, 422",
			"absent, 404", "folder/absent, 404", "file/below, 422", "/etc/passwd, 400", "../../etc/passwd, 400",
			"folder/../file, 400", "folder//file, 400", "'', 400", "~, 404", "/home/learner/file, 200", "./file, 200",
			"folder/inner, 200" })
	void whatIsNoPlainFileOfTheHomeIsNotThere(String path, int status) {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("ln -s /etc/passwd passwd-link; ln -s /etc etc-link; mkdir folder; mkfifo pipe; "
					+ "echo x > file; echo y > folder/inner; ln -s file inner-link; echo ma''de\n");
			terminal.sees("made");
		}
		assertThat(this.learner.fetch(FILES + "?path=" + path).statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "a%2Fb", "..%2Fa", "%2Fetc%2Fpasswd", "a%00b", "a%0Ab" })
	void aNameThatIsMoreThanANameIsRefused(String name) {
		this.learner.session();
		assertThat(this.learner.send(FILES + "?name=" + name, new byte[1]).statusCode()).isEqualTo(400);
	}

	@Test
	void aLinkInTheHomeIsNeitherFollowedNorReplaced() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("ln -s /tmp/target link; echo ma''de\n");
			terminal.sees("made");
			assertThat(this.learner.send(FILES + "?name=link&replace=true", new byte[1]).statusCode()).isEqualTo(422);
			terminal.type("ls /tmp/target; echo lo''oked\n");
			terminal.sees("looked");
			assertThat(terminal.screen()).contains("No such file");
		}
	}

	@Test
	void theFilesOfOthersAreNotThere() {
		this.learner.session();
		this.learner.send(FILES + "?name=mine", new byte[] { 1 });
		Learner other = new Learner(server);
		assertThat(other.fetch(FILES + "?path=mine").statusCode()).isEqualTo(404);
		other.session();
		assertThat(other.fetch(FILES + "?path=mine").statusCode()).isEqualTo(404);
		assertThat(other.send(FILES + "?name=theirs", new byte[] { 2 }).statusCode()).isEqualTo(201);
		assertThat(this.learner.fetch(FILES + "?path=theirs").statusCode()).isEqualTo(404);
	}

	@Test
	void filesAreBroughtFromThisServersPagesAlone() {
		this.learner.session();
		assertThat(this.learner.send(FILES + "?name=x", new byte[1], "Origin", "http://evil.example").statusCode())
			.isEqualTo(403);
		assertThat(this.learner.send(FILES + "?name=x", new byte[1], "Content-Type", "text/plain").statusCode())
			.isEqualTo(415);
		assertThat(this.learner.fetch(FILES + "?path=x").statusCode()).isEqualTo(404);
	}

}
