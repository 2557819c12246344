package dev.quayside.lesson.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.quayside.lesson.ContentException;
import dev.quayside.lesson.Fault;
import dev.quayside.lesson.LessonCatalogue;

/**
 * Reads the content folder: a folder for each course.
 */
public final class ContentReader {

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
	public static LessonCatalogue read(Path folder) {
		return catalogue(reading(folder));
	}

	/**
	 * Offers what was read.
	 * @param reading what was read
	 * @return the catalogue of it
	 * @throws ContentException with all faults, if there are any
	 */
	public static LessonCatalogue catalogue(Reading reading) {
		if (!reading.faults().isEmpty()) {
			throw ContentException.faults(reading.faults());
		}
		return offer(reading.courses());
	}

	/**
	 * Offers courses, whatever is wrong with them.
	 * @param courses what was read of them
	 * @return the catalogue
	 */
	public static LessonCatalogue offer(List<Reading.ReadCourse> courses) {
		return ReadCatalogue.of(courses);
	}

	/**
	 * Reads all courses with their faults.
	 * @param folder the content folder
	 * @return what was read
	 * @throws ContentException if the folder cannot be used as a whole
	 */
	public static Reading reading(Path folder) {
		return reading(folder, (_) -> Optional.empty());
	}

	/**
	 * Reads those courses again that may have changed.
	 * @param folder the content folder
	 * @param unchanged gives the courses, by the names of their folders, that need not be
	 * read again
	 * @return what was read, and what had not changed
	 * @throws ContentException if the folder cannot be used as a whole
	 */
	public static Reading reading(Path folder, Function<String, Optional<Reading.ReadCourse>> unchanged) {
		List<Fault> faults = new ArrayList<>();
		List<Path> inside = new ArrayList<>();
		try {
			Path real = existing(folder).toRealPath();
			for (Path course : courses(folder)) {
				String shown = folder + "/" + course.getFileName();
				if (!COURSE.matcher(course.getFileName().toString()).matches()) {
					faults.add(misnamed(shown));
				}
				if (course.toRealPath().startsWith(real)) {
					inside.add(course);
				}
				else {
					faults.add(new Fault(shown, 1, "the folder is a link that leads out of the content folder",
							"put the folder of the course itself here"));
				}
			}
			return Reading.of(inside.parallelStream()
				.map((course) -> unchanged.apply(course.getFileName().toString())
					.orElseGet(() -> new CourseReader(course, folder + "/" + course.getFileName()).read()))
				.toList(), faults);
		}
		catch (IOException | UncheckedIOException _) {
			throw unreadable(folder);
		}
	}

	/**
	 * Reads all courses of a content folder, or the one course that a folder is itself.
	 * @param folder the folder of the courses, or of one course
	 * @return what was read
	 * @throws ContentException if the folder cannot be used as a whole
	 */
	public static Reading readingOf(Path folder) {
		if (!Files.isRegularFile(folder.resolve(CourseReader.COURSE_FILE))) {
			return reading(folder);
		}
		List<Fault> faults = new ArrayList<>();
		try {
			Path course = folder.toRealPath();
			if (!COURSE.matcher(course.getFileName().toString()).matches()) {
				faults.add(misnamed(folder.toString()));
			}
			return Reading.of(List.of(new CourseReader(course, folder.toString()).read()), faults);
		}
		catch (IOException | UncheckedIOException _) {
			throw unreadable(folder);
		}
	}

	private static Fault misnamed(String shown) {
		return new Fault(shown, 1, "the name of the folder is not that of a course",
				"use small letters, digits and dashes");
	}

	private static ContentException unreadable(Path folder) {
		return ContentException.folder("The content folder " + folder
				+ " or a folder in it cannot be read: give the user that runs Quayside the right to read it.");
	}

	private static Path existing(Path folder) {
		if (!Files.isDirectory(folder)) {
			throw ContentException.folder("The content folder " + folder
					+ " is not there, or is not a folder: make it, or name another one with --content.");
		}
		return folder;
	}

	private static List<Path> courses(Path folder) throws IOException {
		try (Stream<Path> entries = Files.list(folder)) {
			List<Path> courses = entries.filter(Files::isDirectory)
				.filter((entry) -> !entry.getFileName().toString().startsWith("."))
				.limit(Limits.COURSES + 1)
				.sorted()
				.toList();
			if (courses.isEmpty()) {
				throw ContentException.folder("The content folder " + folder + " has no course: add a folder with a "
						+ "course.md and lessons, or name another one with --content.");
			}
			if (courses.size() > Limits.COURSES) {
				throw ContentException.folder("The content folder " + folder + " has more than " + Limits.COURSES
						+ " courses: remove some folders, or name another one with --content.");
			}
			return courses;
		}
	}

}
