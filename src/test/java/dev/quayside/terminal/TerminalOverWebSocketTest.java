package dev.quayside.terminal;

import java.util.UUID;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalOverWebSocketTest {

	private static final Server server = Server.run();

	private final Learner learner = new Learner(server);

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void runsWhatIsTyped() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("echo $((6 * 7))-is-it\n");
			terminal.sees("42-is-it");
			terminal.await("the input counted", () -> terminal.event("input").get("taken").asLong() == 22);
		}
	}

	@Test
	void startsTheShellInTheSizeOfTheFirstHello() {
		try (TerminalClient terminal = this.learner.connect(this.learner.terminal())) {
			terminal.hello(91, 17, null);
			terminal.type("echo size=$(stty size)\n");
			terminal.sees("size=17 91");
		}
	}

	@Test
	void tellsTheShellANewSize() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.resize(70, 20);
			terminal.type("until [ \"$(stty size)\" = '20 70' ]; do sleep 0.1; done; echo re''sized\n");
			terminal.sees("resized");
		}
	}

	@Test
	void givesTheSmallestViewersSizeToTheShell() {
		try (TerminalClient wide = this.learner.connect(); TerminalClient high = this.learner.connect()) {
			wide.resize(120, 20);
			high.resize(70, 50);
			wide.type("until [ \"$(stty size)\" = '20 70' ]; do sleep 0.1; done; echo re''sized\n");
			wide.sees("resized");
		}
	}

	@Test
	void comesBackToTheSameShellWhereItWasCut() {
		String word = UUID.randomUUID().toString();
		String command = "word=" + word + "; echo first-$((1 + 1))\n";
		long next;
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type(command);
			terminal.sees("first-2");
			next = terminal.next();
		}
		try (TerminalClient terminal = this.learner.connect(this.learner.terminal())) {
			terminal.hello(80, 24, next);
			assertThat(terminal.event("ready").get("taken").asLong()).isEqualTo(command.length());
			terminal.type("echo again $word\n");
			terminal.sees("again " + word);
			assertThat(terminal.count("reset")).isZero();
			assertThat(terminal.screen()).doesNotContain("first-2");
		}
	}

	@Test
	void showsAllAgainToAViewerThatHasNothing() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("echo kept-$((40 + 2))\n");
			terminal.sees("kept-42");
		}
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.sees("kept-42");
			assertThat(terminal.event("reset").get("seq").asLong()).isZero();
		}
	}

	@Test
	void startsAgainByHelloAfterTheShellEnded() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("gone=1; exit 7\n");
			assertThat(terminal.event("exited").get("code").asInt()).isEqualTo(7);
			long before = terminal.next();
			long resets = terminal.count("reset");
			terminal.hello(80, 24, before);
			terminal.await("a reset", () -> terminal.count("reset") > resets);
			terminal.type("echo gone=[$gone]\n");
			terminal.sees("gone=[]");
			assertThat(terminal.next()).isGreaterThan(before);
		}
	}

	@Test
	void showsTheSameToTwoViewers() {
		try (TerminalClient one = this.learner.connect(); TerminalClient other = this.learner.connect()) {
			one.type("echo from-$((1))\n");
			other.sees("from-1");
			other.type("echo back-$((2))\n");
			one.sees("back-2");
		}
	}

	@Test
	void passesBytesThatAreNoText() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("printf '[\\303\\050\\377]'; echo do''ne\n");
			terminal.sees("done");
			assertThat(terminal.bytes()).containsSequence('[', 0xC3, 0x28, 0xFF, ']');
		}
	}

	@Test
	void takesControlPAtOnce() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("stty raw -echo; echo re''ady; dd bs=1 count=2 2>/dev/null | od -An -tx1; stty sane\n");
			terminal.sees("ready");
			terminal.type("\u0010");
			terminal.type("\u0011");
			terminal.sees("10 11");
		}
	}

	@Test
	void stopsReadingAShellThatNobodyDrawsAndStillLetsControlCThrough() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.stopDrawing();
			terminal.type("yes 0123456789\n");
			terminal.await("the high mark", () -> terminal.bytes().length >= Outlet.HIGH_MARK);
			terminal.type("\u0003");
			terminal.type("echo calm-$((1 + 2))\n");
			terminal.await("the input taken", () -> terminal.event("input").get("taken").asLong() == 37);
			assertThat(terminal.bytes().length).isLessThan(Outlet.HIGH_MARK + 4 * Outlet.FRAME);
			terminal.drawAgain();
			terminal.sees("calm-3");
		}
	}

	@Test
	void carriesALongPasteAndAFloodAtOnceWithoutLosingAByte() {
		int lines = 20_000;
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type(
					"stty -echo; seq 1 " + lines + " | tee /tmp/all | cat; cksum < /tmp/all; stty echo; echo e''nd\n");
			terminal.sees("end\r\n");
			StringBuilder expected = new StringBuilder();
			for (int i = 1; i <= lines; i++) {
				expected.append(i).append("\r\n");
			}
			assertThat(terminal.screen()).contains(expected);
		}
	}

	@Test
	void losesAndDoublesNothingWhenCutInTheMiddleOfAStream() {
		String terminal = this.learner.terminal();
		StringBuilder seen = new StringBuilder();
		Long next = null;
		boolean started = false;
		while (seen.indexOf("e-n-d\r\n") < 0) {
			try (TerminalClient client = this.learner.connect(terminal)) {
				client.hello(80, 24, next);
				if (!started) {
					client.type("seq 100000 130000; echo e-n''-d\n");
					started = true;
				}
				client.await("some output",
						() -> client.bytes().length > 30_000 || client.screen().contains("e-n-d\r\n"));
				synchronized (client) {
					seen.append(client.screen());
					next = client.next();
				}
			}
		}
		StringBuilder expected = new StringBuilder();
		for (int i = 100_000; i <= 130_000; i++) {
			expected.append(i).append("\r\n");
		}
		assertThat(seen).contains(expected);
	}

	@Test
	void cutsAViewerThatDoesNotSpeakTheProtocol() {
		String terminal = this.learner.terminal();
		assertThat(closedAfter(terminal, '0', "ls\n")).isEqualTo(1008);
		assertThat(closedAfter(terminal, '3', "{\"cols\":80}")).isEqualTo(1007);
		assertThat(closedAfter(terminal, '3', "{\"cols\":0,\"rows\":24,\"seq\":null}")).isEqualTo(1007);
		assertThat(closedAfter(terminal, '9', "")).isEqualTo(1007);
		assertThat(closedAfter(terminal, '0', "x".repeat(70_000))).isEqualTo(1009);
	}

	private int closedAfter(String terminal, char type, String text) {
		try (TerminalClient client = this.learner.connect(terminal)) {
			client.sendText(type, text);
			return client.closed();
		}
	}

}
