/**
 * Measuring: medians and ratios, side by side in one run.
 */
@NullMarked
package dev.quayside.bench;

import org.jspecify.annotations.NullMarked;
