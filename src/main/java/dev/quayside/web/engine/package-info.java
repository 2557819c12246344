/**
 * What the engine of the caller's session holds, over HTTP: as it is, and each change.
 */
@NullMarked
package dev.quayside.web.engine;

import org.jspecify.annotations.NullMarked;
