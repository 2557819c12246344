package dev.quayside.lesson.lint;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.quayside.lesson.Fault;

/**
 * The command {@code lint}: tells every fault of content, one a line, and ends with 0 if
 * there is none, 1 if there are some, and 2 if it was called wrongly.
 */
final class Lint {

	/** The longest that content may take to be judged. */
	static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int MOST = 1_000; // lines

	private final PrintStream out;

	private final PrintStream err;

	Lint(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	static void main(String[] args) {
		int code = new Lint(stream(FileDescriptor.out), stream(FileDescriptor.err)).run(args);
		// What is judged for too long goes on in its thread.
		Runtime.getRuntime().halt(code);
	}

	private static PrintStream stream(FileDescriptor descriptor) {
		return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
	}

	int run(String... args) {
		Optional<Path> folder = (args.length == 1) ? folder(args[0]) : Optional.empty();
		if (args.length != 1) {
			this.err.println("lint takes one folder, of courses or of one course: ./quayside lint DIR");
			return 2;
		}
		if (folder.isEmpty()) {
			this.err.println(plain(args[0]) + " is no folder: name the folder of the courses, or of one course");
			return 2;
		}
		List<Fault> faults = judge(folder.get());
		faults.stream().limit(MOST).forEach((fault) -> this.out.println(plain(fault.toString())));
		if (faults.size() > MOST) {
			this.out.println("and " + (faults.size() - MOST) + " more faults");
		}
		this.err.println(switch (faults.size()) {
			case 0 -> "No faults.";
			case 1 -> "1 fault.";
			default -> faults.size() + " faults.";
		});
		return faults.isEmpty() ? 0 : 1;
	}

	private static Optional<Path> folder(String name) {
		try {
			return Optional.of(Path.of(name)).filter(Files::isDirectory);
		}
		catch (InvalidPathException _) {
			return Optional.empty();
		}
	}

	private static List<Fault> judge(Path folder) {
		FutureTask<List<Fault>> task = new FutureTask<>(() -> new ContentLint().judge(folder));
		Thread.ofPlatform().daemon().name("lint").start(task);
		try {
			return task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException _) {
			return List
				.of(new Fault(folder.toString(), 1, "it cannot be judged within " + LIMIT.toSeconds() + " seconds",
						"split it into several folders, or make its lessons simpler"));
		}
		catch (ExecutionException ex) {
			return List.of(new Fault(folder.toString(), 1, "it cannot be judged (" + ex.getCause() + ")",
					"tell those who keep Quayside, with the folder"));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of();
		}
	}

	/** Names of files could hold what a terminal obeys. */
	private static String plain(String line) {
		return line.replaceAll("\\p{Cntrl}", "?");
	}

}
