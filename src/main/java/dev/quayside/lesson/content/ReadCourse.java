package dev.quayside.lesson.content;

import java.nio.file.Path;
import java.util.Map;

import dev.quayside.lesson.Course;

/**
 * A course with the files that its pages fetch.
 *
 * @param course the course
 * @param pictures the files by their path below the folder of the course
 */
record ReadCourse(Course course, Map<String, Path> pictures) {
}
