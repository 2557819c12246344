/**
 * The images that the lessons need: seen to once, for everybody.
 */
@NullMarked
package dev.quayside.images;

import org.jspecify.annotations.NullMarked;
