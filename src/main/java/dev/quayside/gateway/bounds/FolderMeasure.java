package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.io.UncheckedIOException;
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

	private final Written most;

	private long bytes;

	private long files;

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
		return new Written(measure.bytes, measure.files);
	}

	private FileVisitResult next() {
		return new Written(this.bytes, this.files).isMoreThan(this.most) ? FileVisitResult.TERMINATE
				: FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
		this.files++;
		return next();
	}

	@Override
	public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
		this.files++;
		this.bytes += attributes.size();
		return next();
	}

	/** It was removed a moment ago. */
	@Override
	public FileVisitResult visitFileFailed(Path file, IOException ex) {
		return FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException ex) {
		return FileVisitResult.CONTINUE;
	}

}
