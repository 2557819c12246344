package dev.quayside.lesson.content;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.quayside.lesson.Course;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;

/**
 * The catalogue of what was read at one time; it never changes.
 *
 * @param courses the courses in the order of their folders' names
 * @param byId what was read of each, by its id
 * @param lessons the lessons by {@code course/lesson}
 */
record ReadCatalogue(List<Course> courses, Map<String, Reading.ReadCourse> byId,
		Map<String, Lesson> lessons) implements LessonCatalogue {

	static ReadCatalogue of(List<Reading.ReadCourse> read) {
		Map<String, Reading.ReadCourse> byId = new LinkedHashMap<>();
		Map<String, Lesson> lessons = new LinkedHashMap<>();
		for (Reading.ReadCourse one : read) {
			byId.put(one.course().id(), one);
			one.course().lessons().forEach((lesson) -> lessons.put(one.course().id() + "/" + lesson.id(), lesson));
		}
		return new ReadCatalogue(read.stream().map(Reading.ReadCourse::course).toList(), byId, lessons);
	}

	@Override
	public Optional<Course> course(String course) {
		return Optional.ofNullable(this.byId.get(course)).map(Reading.ReadCourse::course);
	}

	@Override
	public Optional<Lesson> lesson(String course, String lesson) {
		return Optional.ofNullable(this.lessons.get(course + "/" + lesson));
	}

	@Override
	public Set<String> images() {
		return this.lessons.values()
			.stream()
			.flatMap((lesson) -> lesson.images().stream())
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public Optional<Path> picture(String course, String picture) {
		return Optional.ofNullable(this.byId.get(course)).flatMap((it) -> it.picture(picture));
	}

}
