/**
 * Markdown to lessons and quizzes, and the catalogue of them. Knows nothing of Docker and
 * HTTP.
 */
@NullMarked
package dev.quayside.lesson;

import org.jspecify.annotations.NullMarked;
