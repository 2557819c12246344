/**
 * Judges content without a daemon and without a server: what reads well but would not
 * work.
 */
@NullMarked
package dev.quayside.lesson.lint;

import org.jspecify.annotations.NullMarked;
