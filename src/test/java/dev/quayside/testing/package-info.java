/**
 * A real server and a program in the place of a browser, for tests of several parts.
 */
@NullMarked
package dev.quayside.testing;

import org.jspecify.annotations.NullMarked;
