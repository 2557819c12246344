/**
 * Quayside: a playground where people learn Docker in the browser.
 */
@NullMarked
package dev.quayside;

import org.jspecify.annotations.NullMarked;
