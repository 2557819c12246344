/**
 * Whether a learner did the tasks of a lesson: declared there, judged on the session's
 * own view of its engine. Knows nothing of HTTP.
 */
@NullMarked
package dev.quayside.check;

import org.jspecify.annotations.NullMarked;
