package dev.quayside.lesson.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.quayside.lesson.picture.Drawing;
import dev.quayside.lesson.picture.DrawingReader;

/**
 * The pictures that the lessons of one course show.
 */
final class Pictures {

	private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9._-]{0,99}/){0,5}"
			+ "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\\.(svg|png|jpe?g|webp|gif)");

	private static final String HINT = "put the picture beside the lesson and write its path, such as pictures/run.svg";

	private final Path folder;

	private final String course;

	private final String shownFolder;

	private final Map<String, Optional<Drawing>> drawings = new HashMap<>();

	private final Map<String, Path> served = new HashMap<>();

	Pictures(Path folder, String course, String shownFolder) {
		this.folder = folder;
		this.course = course;
		this.shownFolder = shownFolder;
	}

	/**
	 * A picture in a page.
	 */
	sealed interface Picture {

		/**
		 * Stands in the page itself.
		 *
		 * @param drawing the drawing
		 */
		record Inline(Drawing drawing) implements Picture {
		}

		/**
		 * Is fetched by the page.
		 *
		 * @param address where from
		 */
		record Fetched(String address) implements Picture {
		}

	}

	/**
	 * The files that pages fetch, by their path below the folder of the course.
	 */
	Map<String, Path> served() {
		return Map.copyOf(this.served);
	}

	/**
	 * Finds a picture. What is wrong with it is a fault of the line that shows it; what
	 * is wrong inside of it, one of its own.
	 */
	Optional<Picture> find(String destination, int line, FileFaults faults) {
		String path = destination.startsWith("./") ? destination.substring(2) : destination;
		if (path.contains("..") || path.startsWith("/") || path.contains(":") || path.contains("\\")) {
			faults.add(line, "a picture is outside of the folder of the course", HINT);
			return Optional.empty();
		}
		if (!PATH.matcher(path).matches()) {
			faults.add(line, "a picture is no svg, png, jpg, jpeg, webp or gif, or has an odd name",
					"name it with letters, digits, dots and dashes, and one of these endings");
			return Optional.empty();
		}
		Path file = this.folder.resolve(path);
		if (!Files.isRegularFile(file)) {
			faults.add(line, "the picture " + path + " is not there", HINT);
			return Optional.empty();
		}
		try {
			if (!file.toRealPath().startsWith(this.folder.toRealPath())) {
				faults.add(line, "a picture is outside of the folder of the course", HINT);
				return Optional.empty();
			}
			return path.endsWith(".svg") ? drawing(path, file, faults) : fetched(path, file, line, faults);
		}
		catch (IOException _) {
			faults.add(line, "the picture " + path + " cannot be read", "check who may read it");
			return Optional.empty();
		}
	}

	private Optional<Picture> drawing(String path, Path file, FileFaults faults) {
		FileFaults own = new FileFaults(this.shownFolder + "/" + path, faults.sink());
		return this.drawings
			.computeIfAbsent(path,
					(_) -> SourceReader.read(file, own)
						.flatMap((source) -> DrawingReader.read(own.file(), source.text(), own.sink())))
			.map(Picture.Inline::new);
	}

	private Optional<Picture> fetched(String path, Path file, int line, FileFaults faults) throws IOException {
		if (Files.size(file) > Limits.PICTURE_BYTES) {
			faults.add(line, "the picture " + path + " is larger than " + Limits.PICTURE_BYTES / 1024 / 1024 + " MiB",
					"make it smaller");
			return Optional.empty();
		}
		if (!PictureFormat.matches(file)) {
			faults.add(line, "the picture " + path + " is not what its ending says", "save it again in that format");
			return Optional.empty();
		}
		this.served.put(path, file.toRealPath());
		return Optional.of(new Picture.Fetched("/content/" + this.course + "/" + path));
	}

}
