/**
 * What learners have read, answered and done, kept for the next day. Knows nothing of
 * Docker and HTTP.
 */
@NullMarked
package dev.quayside.progress;

import org.jspecify.annotations.NullMarked;
