/**
 * Drawings (SVG) that are safe to stand in a page.
 */
@NullMarked
package dev.quayside.lesson.picture;

import org.jspecify.annotations.NullMarked;
