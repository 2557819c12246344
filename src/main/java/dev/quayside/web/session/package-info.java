/**
 * The caller's session over HTTP.
 */
@NullMarked
package dev.quayside.web.session;

import org.jspecify.annotations.NullMarked;
