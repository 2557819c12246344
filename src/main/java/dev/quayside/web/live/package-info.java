/**
 * Tells open pages that their lesson changed.
 */
@NullMarked
package dev.quayside.web.live;

import org.jspecify.annotations.NullMarked;
