/**
 * Brings a session's engine to where a step of a lesson begins. Knows nothing of HTTP.
 */
@NullMarked
package dev.quayside.replay;

import org.jspecify.annotations.NullMarked;
