package dev.quayside.lesson.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.quayside.lesson.ContentException;
import dev.quayside.lesson.Fault;
import dev.quayside.lesson.LessonCatalogue;

/**
 * Reads the content folder: a folder for each course.
 */
final class ContentReader {

	private static final Pattern COURSE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

	private ContentReader() {
	}

	/**
	 * Reads all courses.
	 * @param folder the content folder
	 * @return the catalogue of them
	 * @throws ContentException if the folder cannot be used, or with all faults if there
	 * are any
	 */
	static LessonCatalogue read(Path folder) {
		List<Fault> faults = new ArrayList<>();
		List<ReadCourse> courses = new ArrayList<>();
		try {
			for (Path course : courses(folder)) {
				String shown = folder + "/" + course.getFileName();
				if (!COURSE.matcher(course.getFileName().toString()).matches()) {
					faults.add(new Fault(shown, 1, "the name of the folder is not that of a course",
							"use small letters, digits and dashes"));
				}
				courses.add(new CourseReader(course, shown, faults::add).read());
			}
		}
		catch (IOException | UncheckedIOException _) {
			throw ContentException.folder("The content folder " + folder
					+ " or a folder in it cannot be read: give the " + "user that runs Quayside the right to read it.");
		}
		if (!faults.isEmpty()) {
			throw ContentException.faults(faults);
		}
		return new ReadCatalogue(List.copyOf(courses));
	}

	private static List<Path> courses(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			throw ContentException.folder("The content folder " + folder
					+ " is not there, or is not a folder: make it, " + "or name another one with --content.");
		}
		try (Stream<Path> entries = Files.list(folder)) {
			List<Path> courses = entries.filter(Files::isDirectory)
				.filter((entry) -> !entry.getFileName().toString().startsWith("."))
				.sorted()
				.toList();
			if (courses.isEmpty()) {
				throw ContentException.folder("The content folder " + folder + " has no course: add a folder with a "
						+ "course.md and lessons, or name another one with --content.");
			}
			return courses;
		}
	}

}
