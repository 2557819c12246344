/**
 * Plays lessons in sessions of their own, and says whether they work. Knows nothing of
 * HTTP.
 */
@NullMarked
package dev.quayside.trial;

import org.jspecify.annotations.NullMarked;
