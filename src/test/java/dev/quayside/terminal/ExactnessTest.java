package dev.quayside.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import dev.quayside.testing.Learner;
import dev.quayside.testing.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real server that is killed, a real container, the page's own code, and a connection
 * that is cut all the time. {@code -Dterminal.full=true} makes it long,
 * {@code -Dterminal.seed=} repeats a run.
 */
class ExactnessTest {

	private static final Logger logger = LoggerFactory.getLogger(ExactnessTest.class);

	private static final boolean FULL = Boolean.getBoolean("terminal.full");

	private static final long SEED = Long.getLong("terminal.seed", new Random().nextLong());

	private static final int CUTS = FULL ? 1000 : 100;

	private static final int KILLS = FULL ? 5 : 1;

	private static final int INPUT_LINES = FULL ? 10_000 : 1000;

	/** Lines of nine bytes: 64 MiB, or 8. */
	private static final int LINES = (FULL ? 64 : 8) * (1 << 20) / 9;

	private static final int FIRST = 10_000_000;

	private static final int CHUNK = 7282;

	private static final ServerProcess server = ServerProcess.run();

	private final Path folder;

	private final Random random = new Random(SEED);

	private final Learner learner = new Learner("http://localhost:" + server.port());

	private final String terminal = this.learner.terminal();

	ExactnessTest(@TempDir Path folder) {
		this.folder = folder;
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void noByteOfAFloodIsLostOrDoubledWhereTheConnectionIsCut() throws Exception {
		try (CuttingProxy proxy = proxy(LINES * 9 / (2 * CUTS), 100_000); BrowserSide page = open(proxy)) {
			page.type("stty raw -echo; seq " + FIRST + " " + (FIRST + LINES) + "; stty sane; echo e''nd\r");
			page.sees("\nend");
			assertThat(page.told("cleared")).as("the first screen, and no other").hasSize(1);
			List<Segment> segments = segments(page);
			assertThat(segments).singleElement();
			assertThat(segments.getFirst().lastLine()).isEqualTo(FIRST + LINES);
			assertThat(proxy.done()).isEqualTo(CUTS);
			tell(proxy, "bytes", LINES * 9L);
		}
	}

	@Test
	void aStreamIsWholeOrSaysWhereItIsNot() throws Exception {
		try (CuttingProxy proxy = proxy(LINES * 9 / (4 * CUTS), 100_000); BrowserSide page = open(proxy)) {
			page.type("stty raw -echo; i=" + FIRST + "; while [ $i -le " + (FIRST + LINES) + " ]; do seq $i $((i + "
					+ (CHUNK - 1) + ")); i=$((i + " + CHUNK
					+ ")); sleep 0.2; while [ -e hold ]; do sleep 0.1; done; done; stty sane; echo e''nd\r");
			for (int kill = 1; kill <= KILLS; kill++) {
				long until = LINES * 9L * kill / (KILLS + 2) + this.random.nextInt(100_000);
				page.await("more of the stream", () -> lastLine(page) > FIRST + until / 9);
				server.kill();
				Thread.sleep(this.random.nextInt(1000));
				// The daemon keeps a mebibyte of what nobody reads, and a start takes
				// long.
				inWorkspace("touch", "hold");
				server.start();
				int screens = 1 + kill;
				page.await("the screen after a kill", () -> page.told("cleared").size() == screens);
				inWorkspace("rm", "hold");
			}
			page.sees("\nend");
			assertThat(page.told("cleared")).as("the first screen, and one after each kill").hasSize(1 + KILLS);
			List<Segment> segments = segments(page);
			assertThat(segments.getLast().lastLine()).isGreaterThanOrEqualTo(FIRST + LINES);
			assertThat(proxy.done()).isEqualTo(CUTS);
			long gone = 0;
			for (int i = 1; i < segments.size(); i++) {
				gone += Math.max(0, segments.get(i).firstLine() - segments.get(i - 1).lastLine() - 1) * 9;
			}
			tell(proxy, "bytes gone with a reset that says so", gone);
			tell(proxy, "bytes gone where the daemon's log meets its stream",
					segments.stream().map(Segment::seam).toList());
		}
	}

	@Test
	void everyLineThatIsTypedArrivesOnceAndInOrder() throws Exception {
		try (CuttingProxy proxy = proxy(100_000, 150); BrowserSide page = open(proxy)) {
			page.type("cat > lines; echo e''nd\r");
			page.typeLines(INPUT_LINES, 5);
			for (int kill = 1; kill <= KILLS; kill++) {
				int lines = INPUT_LINES * kill / (KILLS + 2) + this.random.nextInt(50);
				page.await("more of the lines", () -> arrived().size() >= lines);
				server.kill();
				server.start();
			}
			page.await("the last line", () -> !page.told("typed").isEmpty());
			page.type("\u0004");
			page.sees("end");
			assertThat(page.told("dropped").stream().mapToInt(JsonNode::asInt).sum()).as("dropped characters").isZero();
			assertThat(proxy.done()).isEqualTo(CUTS);
			int doubtful = page.told("doubtful").stream().mapToInt(JsonNode::asInt).sum();
			tell(proxy, "characters said to be in doubt", doubtful);
			List<String> expected = new ArrayList<>();
			for (int i = 1; i <= INPUT_LINES; i++) {
				expected.add("line " + i);
			}
			List<String> arrived = arrived();
			if (doubtful == 0) {
				assertThat(arrived).isEqualTo(expected);
			}
			else {
				assertThat(arrived).doesNotHaveDuplicates();
				assertThat(expected).as("lines beside those in doubt").containsSubsequence(arrived);
			}
		}
	}

	@BeforeEach
	void tellSeed() {
		logger.info("Seed {}", SEED);
	}

	private BrowserSide open(CuttingProxy proxy) throws IOException, InterruptedException {
		BrowserSide page = BrowserSide.open(this.folder, proxy.address(), this.learner.cookie(), this.terminal);
		page.sees("$\u001b[0m ");
		return page;
	}

	private CuttingProxy proxy(int meanDown, int meanUp) throws IOException {
		return new CuttingProxy(server.port(), this.random, CUTS, meanDown, meanUp);
	}

	private static void tell(CuttingProxy proxy, String name, Object value) {
		logger.info("Seed {}: {} cuts, {} of them in frames; {}: {}", SEED, proxy.done(), proxy.inFrames(), name,
				value);
	}

	private List<String> arrived() {
		return inWorkspace("cat", "lines");
	}

	private List<String> inWorkspace(String program, String file) {
		try {
			Process process = new ProcessBuilder("docker", "exec", "quayside-" + this.terminal, program,
					"/home/learner/" + file)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int lastLine(BrowserSide page) {
		String shown = page.end();
		int end = shown.lastIndexOf('\n');
		String line = (end >= 8) ? shown.substring(end - 8, end) : "";
		return line.matches("[0-9]{8}") ? Integer.parseInt(line) : 0;
	}

	/**
	 * What the page has of the stream, cut where the page was told to clear its screen.
	 */
	private static List<Segment> segments(BrowserSide page) {
		byte[] screen = page.screen();
		List<Integer> ends = new ArrayList<>(page.told("cleared").stream().map(JsonNode::asInt).toList());
		ends.add(screen.length);
		List<Segment> segments = new ArrayList<>();
		for (int i = 1; i < ends.size(); i++) {
			Segment segment = Segment.of(
					new String(screen, ends.get(i - 1), ends.get(i) - ends.get(i - 1), StandardCharsets.ISO_8859_1),
					i > 1);
			segments.add(segment);
		}
		return segments;
	}

	/**
	 * A part of the stream between two resets. No byte is missing in it, but in one place
	 * after a kill: the daemon's log ends with a whole line, and its stream goes on with
	 * what is written from then on.
	 *
	 * @param firstLine its first whole line
	 * @param lastLine its last whole line
	 * @param seam how many bytes are missing in that place
	 */
	private record Segment(int firstLine, int lastLine, int seam) {

		static Segment of(String text, boolean afterKill) {
			int begin = text.indexOf(FIRST + "\n");
			if (begin < 0) {
				begin = text.indexOf('\n') + 1;
			}
			int first = Integer.parseInt(text.substring(begin, begin + 8));
			int last = last(text, begin, first);
			int at = begin + 9 * (last - first + 1);
			if (isEnd(text.substring(at), last + 1)) {
				return new Segment(first, last, 0);
			}
			assertThat(afterKill).as("after line %s: '%s'", last, text.substring(at, at + 40)).isTrue();
			int next = text.indexOf('\n', at) + 1;
			int nextLine = Integer.parseInt(text.substring(next, next + 8));
			assertThat(nextLine).as("the line after %s", last).isBetween(last + 1, last + 1 + CHUNK);
			int end = last(text, next, nextLine);
			String rest = text.substring(next + 9 * (end - nextLine + 1));
			assertThat(isEnd(rest, end + 1)).as("after line %s: '%s'", end, rest).isTrue();
			return new Segment(first, end, 9 * (nextLine - last - 1) - (next - at));
		}

		private static int last(String text, int from, int first) {
			int line = first;
			for (int at = from; text.startsWith(line + "\n", at); at += 9) {
				line++;
			}
			return line - 1;
		}

		private static boolean isEnd(String rest, int next) {
			return rest.startsWith("end") || rest.startsWith("\u001b") || Integer.toString(next).startsWith(rest);
		}

	}

}
