package dev.quayside.terminal;

import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalAccessTest {

	private static final Server server = Server.run();

	private final Learner learner = new Learner(server);

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void letsAPageOfThisServerIn() {
		assertThat(this.learner.refusal(this.learner.terminal(), origin())).isEqualTo(101);
	}

	@Test
	void refusesAPageOfAnotherSite() {
		String terminal = this.learner.terminal();
		assertThat(this.learner.refusal(terminal, "http://elsewhere.example")).isEqualTo(403);
		assertThat(this.learner.refusal(terminal, "null")).isEqualTo(403);
		assertThat(this.learner.refusal(terminal, origin().replace("localhost", "localhost.elsewhere.example")))
			.isEqualTo(403);
	}

	@Test
	void refusesTheCookieOfAnotherLearner() {
		String terminal = this.learner.terminal();
		Learner other = new Learner(server);
		assertThat(other.refusal(terminal, origin())).isEqualTo(403);
		other.session();
		assertThat(other.refusal(terminal, origin())).isEqualTo(404);
	}

	@Test
	void keepsTheHomesOfTwoLearnersApart() {
		Learner other = new Learner(server);
		try (TerminalClient mine = this.learner.connect(); TerminalClient theirs = other.connect()) {
			mine.type("echo secret > ~/note; echo w''rote\n");
			mine.sees("wrote");
			theirs.type("ls -A ~; cat ~/note; hostname; echo do''ne\n");
			theirs.sees("done");
			assertThat(theirs.screen()).contains("No such file").doesNotContain("secret");
		}
	}

	@Test
	void isOpenInSixteenPlacesAndNoMore() {
		String terminal = this.learner.terminal();
		List<TerminalClient> places = new ArrayList<>();
		try {
			for (int i = 0; i < 16; i++) {
				TerminalClient place = this.learner.connect(terminal);
				places.add(place);
				place.hello(80, 24, null);
				place.event("ready");
			}
			try (TerminalClient oneTooMany = this.learner.connect(terminal)) {
				assertThat(oneTooMany.reason()).startsWith("This terminal is open in 16 places");
				assertThat(oneTooMany.closed()).isEqualTo(1008);
			}
			places.getFirst().type("echo still-$((1))\n");
			places.getFirst().sees("still-1");
		}
		finally {
			places.forEach(TerminalClient::close);
		}
	}

	@Test
	void compressesNothingThoughEveryBrowserOffersTo() throws IOException {
		String request = "GET /ws/terminals/" + this.learner.terminal() + " HTTP/1.1\r\nHost: localhost\r\n"
				+ "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: quayside.v1\r\n"
				+ "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\nCookie: "
				+ this.learner.cookie() + "\r\n\r\n";
		try (Socket socket = new Socket("localhost", server.address("").getPort())) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			BufferedReader answer = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
			assertThat(answer.readLine()).contains(" 101");
			for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
				assertThat(line).doesNotStartWithIgnoringCase("Sec-WebSocket-Extensions");
			}
		}
	}

	private static String origin() {
		return server.address("").toString();
	}

}
