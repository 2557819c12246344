package dev.quayside.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * What lessons cost: to read them, to send their pages, and to see what learners do.
 */
final class ContentBench {

	private static final Path COURSE = Path.of("content/docker-basics");

	private static final int COPIES = 84; // of a course of twelve lessons: 1,008 lessons

	private static final Pattern READ = Pattern.compile("Read (\\d+) lessons in (\\d+) ms");

	private static final String LESSON = "/lessons/docker-basics/isolation";

	private final Table table;

	private final BenchServer server;

	ContentBench(PrintStream out, BenchServer server) {
		this.table = new Table(out);
		this.server = server;
	}

	void run() throws Exception {
		this.table.head();
		load();
		PageCost page = new PageCost(this.server.url(), LESSON);
		Latencies first = page.firstBytes();
		this.table.figure("first byte of a lesson, p50", milliseconds(first.at(0.5)), "<= 5 ms", first.at(0.5) <= 5);
		this.table.figure("first byte of a lesson, p99", milliseconds(first.at(0.99)));
		double rate = page.perSecond();
		this.table.figure("lessons a second, 16 at a time", "%.0f".formatted(rate), ">= 1000", rate >= 1_000);
		PageCost.Weight weight = page.weight();
		this.table.figure("all %d files of a lesson, as they are sent".formatted(weight.files()),
				weight.bytes() / 1000 + " KB", "<= 250 KB", weight.bytes() <= 250_000);
		for (int busy : List.of(1, 100)) {
			seen(busy);
		}
	}

	/** By another server as it starts, which says itself how long it took. */
	private void load() throws IOException, InterruptedException {
		Path folder = Files.createTempDirectory("quayside-bench-content");
		try {
			Path content = folder.resolve("content");
			for (int i = 0; i < COPIES; i++) {
				FileSystemUtils.copyRecursively(COURSE, content.resolve("course-" + i));
			}
			Matcher said = READ.matcher(this.server.begin(folder.resolve("data"), "--quayside.content=" + content));
			if (!said.find()) {
				throw new IllegalStateException("The server did not say how long it read");
			}
			double seconds = Integer.parseInt(said.group(2)) / 1e3;
			this.table.figure("reading %s lessons, %d MB".formatted(said.group(1), size(content) >> 20),
					"%.2f s".formatted(seconds), "<= 2 s", seconds <= 2);
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private static long size(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).mapToLong((file) -> file.toFile().length()).sum();
		}
	}

	private void seen(int busy) throws Exception {
		String sessions = (busy == 1) ? "1 session" : busy + " sessions busy";
		try (SeeingCost cost = new SeeingCost(this.server, busy)) {
			cost.measure();
			this.table.figure("event to tick, p50, " + sessions, milliseconds(cost.ticks().at(0.5)));
			this.table.figure("event to tick, p99, " + sessions, milliseconds(cost.ticks().at(0.99)), "<= 300 ms",
					cost.ticks().at(0.99) <= 300);
			this.table.figure("event to picture, p50, " + sessions, milliseconds(cost.pictures().at(0.5)));
			this.table.figure("event to picture, p99, " + sessions, milliseconds(cost.pictures().at(0.99)), "<= 300 ms",
					cost.pictures().at(0.99) <= 300);
		}
	}

	private static String milliseconds(double value) {
		return "%.1f ms".formatted(value);
	}

}
