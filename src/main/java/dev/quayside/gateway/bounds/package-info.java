/**
 * What a session and all of them together may take of the machine, beyond what each
 * container may.
 */
@NullMarked
package dev.quayside.gateway.bounds;

import org.jspecify.annotations.NullMarked;
