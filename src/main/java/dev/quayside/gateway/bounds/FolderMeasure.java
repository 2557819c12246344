package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is in a folder while it changes. Links are counted, never followed. It
 * stops where there is more than it is to count: a folder of millions of files is no more
 * work than one that is just too full.
 */
final class FolderMeasure extends SimpleFileVisitor<Path> {

	/** See path_resolution(7); the zero at its end counts. */
	private static final int PATH_MAX = 4096;

	private static final Written ONE = new Written(1, 1);

	private final Written most;

	private Written counted = Written.NOTHING;

	private FolderMeasure(Written most) {
		this.most = most;
	}

	static Written of(Path folder, Written most) {
		FolderMeasure measure = new FolderMeasure(most);
		try {
			Files.walkFileTree(folder, measure);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return measure.counted;
	}

	private FileVisitResult count(long bytes) {
		this.counted = this.counted.plus(new Written(bytes, 1));
		return this.counted.isMoreThan(this.most) ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
		return count(0);
	}

	@Override
	public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
		return count(attributes.size());
	}

	/**
	 * What lies below a path that the kernel does not take may be anything, and is more
	 * than there may be: such a path can be made step by step. Whatever else cannot be
	 * looked at was removed a moment ago, or is no learner's fault.
	 */
	@Override
	public FileVisitResult visitFileFailed(Path file, IOException ex) {
		if (file.toString().getBytes(StandardCharsets.UTF_8).length < PATH_MAX) {
			return FileVisitResult.CONTINUE;
		}
		this.counted = this.counted.plus(this.most).plus(ONE);
		return FileVisitResult.TERMINATE;
	}

	@Override
	public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException ex) {
		return (ex != null) ? visitFileFailed(folder, ex) : FileVisitResult.CONTINUE;
	}

}
