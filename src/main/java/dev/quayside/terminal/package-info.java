/**
 * The byte stream between a browser and a workspace. Knows nothing of lessons.
 */
@NullMarked
package dev.quayside.terminal;

import org.jspecify.annotations.NullMarked;
