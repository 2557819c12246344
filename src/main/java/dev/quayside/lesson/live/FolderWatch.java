package dev.quayside.lesson.live;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which folders of courses something changed in. Editors write a file in several
 * strokes, or put another one in its place: what comes close together is told once.
 */
final class FolderWatch implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(FolderWatch.class);

	private static final long QUIET = 60; // milliseconds without a change

	private static final long LONGEST = 300; // milliseconds from the first change

	private static final int DEPTH = 7; // of a picture below the content folder

	private static final int MOST = 4_000; // folders

	private final Path root;

	private final WatchService service;

	FolderWatch(Path root) throws IOException {
		this.root = root;
		this.service = root.getFileSystem().newWatchService();
		register();
	}

	/**
	 * Begins to tell.
	 * @param changed is told the names of the folders below the root in which something
	 * changed, by one thread of its own
	 */
	void start(Consumer<Set<String>> changed) {
		Thread.ofVirtual().name("content-watch").start(() -> run(changed));
	}

	private void run(Consumer<Set<String>> changed) {
		try {
			while (true) {
				Set<String> courses = new HashSet<>();
				take(this.service.take(), courses);
				long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST);
				WatchKey more;
				while (System.nanoTime() < end && (more = this.service.poll(QUIET, TimeUnit.MILLISECONDS)) != null) {
					take(more, courses);
				}
				tell(courses, changed);
			}
		}
		catch (ClosedWatchServiceException _) {
			// The server stops.
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private void tell(Set<String> courses, Consumer<Set<String>> changed) {
		try {
			register();
			changed.accept(courses);
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("The content changed and cannot be read again; what was there before is served", ex);
		}
	}

	private void take(WatchKey key, Set<String> courses) {
		Path folder = (Path) key.watchable();
		for (WatchEvent<?> event : key.pollEvents()) {
			if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
				folders().forEach((one) -> courses.add(one.getFileName().toString()));
			}
			else if (event.context() instanceof Path name) {
				courses.add(this.root.relativize(folder.resolve(name)).getName(0).toString());
			}
		}
		key.reset();
	}

	/** Registers the folders that came, too; to register one again changes nothing. */
	private void register() throws IOException {
		this.root.register(this.service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE,
				StandardWatchEventKinds.ENTRY_MODIFY);
		for (Path folder : folders()) {
			folder.register(this.service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE,
					StandardWatchEventKinds.ENTRY_MODIFY);
		}
	}

	private List<Path> folders() {
		try (Stream<Path> all = Files.find(this.root, DEPTH, (_, attributes) -> attributes.isDirectory(),
				new FileVisitOption[0])) {
			return all.filter((folder) -> !folder.equals(this.root)).limit(MOST).toList();
		}
		catch (IOException | UncheckedIOException ex) {
			logger.debug("Some folders cannot be watched", ex);
			return List.of();
		}
	}

	@Override
	public void close() {
		try {
			this.service.close();
		}
		catch (IOException ex) {
			logger.debug("The watch of the content does not end", ex);
		}
	}

}
