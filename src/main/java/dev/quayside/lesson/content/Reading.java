package dev.quayside.lesson.content;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.quayside.lesson.Course;
import dev.quayside.lesson.Fault;

/**
 * What was read of a content folder, with all that is wrong with it.
 *
 * @param courses the courses in the order of their folders' names
 * @param faults what is wrong, in no order
 */
public record Reading(List<ReadCourse> courses, List<Fault> faults) {

	public Reading {
		courses = List.copyOf(courses);
		faults = List.copyOf(faults);
	}

	static Reading of(List<ReadCourse> courses, List<Fault> faults) {
		return new Reading(courses,
				Stream.concat(faults.stream(), courses.stream().flatMap((course) -> course.faults().stream()))
					.toList());
	}

	/**
	 * A course.
	 *
	 * @param course the course
	 * @param lessons the sources of its lessons, in their order
	 * @param pictures the files that its pages fetch, by their path below its folder
	 * @param faults what is wrong with it, in no order
	 */
	public record ReadCourse(Course course, List<LessonSource> lessons, Map<String, Path> pictures,
			List<Fault> faults) {

		public ReadCourse {
			lessons = List.copyOf(lessons);
			pictures = Map.copyOf(pictures);
			faults = List.copyOf(faults);
		}

		/** Finds a picture by its path below the folder of the course. */
		Optional<Path> picture(String path) {
			return Optional.ofNullable(this.pictures.get(path));
		}

	}

}
