/**
 * Serves content that its author is writing: each change as it is saved, and the last
 * good version of what has faults.
 */
@NullMarked
package dev.quayside.lesson.live;

import org.jspecify.annotations.NullMarked;
