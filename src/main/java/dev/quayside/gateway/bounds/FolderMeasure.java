package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
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
	 * What cannot be looked at may hold anything, and is more than there may be: a path
	 * that is longer than the kernel takes can be made step by step. What was removed or
	 * replaced a moment ago is no more.
	 */
	@Override
	public FileVisitResult visitFileFailed(Path file, IOException ex) {
		if (ex instanceof NoSuchFileException || !isInFolder(file)) {
			return FileVisitResult.CONTINUE;
		}
		this.counted = this.counted.plus(this.most).plus(ONE);
		return FileVisitResult.TERMINATE;
	}

	private static boolean isInFolder(Path file) {
		Path folder = file.getParent();
		return folder != null && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
	}

	@Override
	public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException ex) {
		return (ex != null) ? visitFileFailed(folder, ex) : FileVisitResult.CONTINUE;
	}

}
