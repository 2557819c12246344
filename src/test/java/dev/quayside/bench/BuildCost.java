package dev.quayside.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * {@code docker build} of ten steps that the cache does not help with.
 */
final class BuildCost {

	private static final int TIMES = 5;

	private static final String STEPS = """
			FROM alpine
			ENV GREETING=hello
			WORKDIR /work
			COPY note.txt .
			RUN echo "$GREETING" >one
			RUN cat one note.txt >two
			RUN wc -c two >three
			RUN rm one
			EXPOSE 80
			CMD ["cat", "two"]
			""";

	private final Table table;

	private final Cli raw;

	private final Cli session;

	private final String tag;

	/** By its tag the command finds the image that a killed bench left. */
	BuildCost(Table table, RawEngine raw, Cli session) {
		this.table = table;
		this.raw = raw.cli();
		this.tag = "quayside-bench:" + raw.mark().replaceFirst(".*\\.", "");
		this.session = session;
	}

	void measure() throws Exception {
		Path context = Files.createTempDirectory("quayside-bench");
		try {
			Files.writeString(context.resolve("Dockerfile"), STEPS);
			Files.writeString(context.resolve("note.txt"), "A note.\n");
			build(this.session, context);
			List<Samples> taken = Samples.inTurn(TIMES,
					List.of(() -> build(this.raw, context), () -> build(this.session, context)));
			this.table.compare("docker build --no-cache, ten steps", taken.getFirst().median(),
					taken.getLast().median());
		}
		catch (Cli.CommandFailedException ex) {
			this.table.note("docker build is left out; the session says: " + lastLine(ex.said()));
		}
		finally {
			FileSystemUtils.deleteRecursively(context);
		}
	}

	/** Leaves nothing, for what is left of one build would be the next one's to keep. */
	private void build(Cli engine, Path context) throws IOException, InterruptedException {
		engine.run("build", "--no-cache", "-t", this.tag, context.toString());
		engine.run("rmi", this.tag);
	}

	private static String lastLine(String text) {
		return text.lines().reduce("", (_, last) -> last);
	}

}
