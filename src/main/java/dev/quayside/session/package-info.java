/**
 * Starting, limiting, ending and cleaning up sessions. Knows nothing of lessons.
 */
@NullMarked
package dev.quayside.session;

import org.jspecify.annotations.NullMarked;
