package dev.quayside.lesson.content;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.quayside.lesson.Course;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;

/**
 * The catalogue of what was read at the start; it never changes.
 *
 * @param read the courses in the order of their folders' names
 */
record ReadCatalogue(List<ReadCourse> read) implements LessonCatalogue {

	@Override
	public List<Course> courses() {
		return this.read.stream().map(ReadCourse::course).toList();
	}

	@Override
	public Optional<Course> course(String course) {
		return read(course).map(ReadCourse::course);
	}

	@Override
	public Optional<Lesson> lesson(String course, String lesson) {
		return course(course).stream()
			.flatMap((it) -> it.lessons().stream())
			.filter((it) -> it.id().equals(lesson))
			.findFirst();
	}

	@Override
	public Set<String> images() {
		return courses().stream()
			.flatMap((course) -> course.lessons().stream())
			.flatMap((lesson) -> lesson.images().stream())
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public Optional<Path> picture(String course, String picture) {
		return read(course).map((it) -> it.pictures().get(picture));
	}

	private Optional<ReadCourse> read(String course) {
		return this.read.stream().filter((it) -> it.course().id().equals(course)).findFirst();
	}

}
