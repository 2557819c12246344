/**
 * The one command and the images, run as a person runs them.
 */
@NullMarked
package dev.quayside.command;

import org.jspecify.annotations.NullMarked;
