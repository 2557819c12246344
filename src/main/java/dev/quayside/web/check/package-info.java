/**
 * How the tasks of a lesson stand in the caller's session, over HTTP.
 */
@NullMarked
package dev.quayside.web.check;

import org.jspecify.annotations.NullMarked;
