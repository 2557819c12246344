package dev.quayside.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All courses of the content folder. Safe for use by several threads.
 */
public interface LessonCatalogue {

	/**
	 * The courses in the order of their folders' names.
	 * @return the courses
	 */
	List<Course> courses();

	/**
	 * Finds a course.
	 * @param course its id
	 * @return the course, if there is one
	 */
	Optional<Course> course(String course);

	/**
	 * Finds a lesson.
	 * @param course the id of its course
	 * @param lesson its id
	 * @return the lesson, if there is one
	 */
	Optional<Lesson> lesson(String course, String lesson);

	/**
	 * The images that any lesson needs.
	 * @return the images, as a learner writes them
	 */
	Set<String> images();

	/**
	 * Finds a picture that a lesson shows by its address
	 * {@code /content/<course>/<picture>}. Drawings (SVG) stand in the page itself and
	 * are not found here.
	 * @param course the id of the course
	 * @param picture the path below the folder of the course, with {@code /}
	 * @return the file, if a lesson shows it: a png, jpg, jpeg, webp or gif
	 */
	Optional<Path> picture(String course, String picture);

}
