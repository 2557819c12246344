/**
 * Errors as the caller can use them: a page for a person, a problem detail (RFC 9457) for
 * a script, a sentence for both.
 */
@NullMarked
package dev.quayside.web.error;

import org.jspecify.annotations.NullMarked;
