package dev.quayside.progress;

/**
 * A lesson.
 *
 * @param course the id of its course
 * @param lesson its own
 */
public record LessonKey(String course, String lesson) {
}
