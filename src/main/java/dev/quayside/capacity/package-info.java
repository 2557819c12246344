/**
 * Whether so many learners fit on this machine, by measuring a few. Knows nothing of
 * lessons and HTTP.
 */
@NullMarked
package dev.quayside.capacity;

import org.jspecify.annotations.NullMarked;
