/**
 * The narrow port to the host's Docker daemon: the few calls that the rest needs, and the
 * raw upstream connection. Knows nothing of sessions.
 */
@NullMarked
package dev.quayside.engine;

import org.jspecify.annotations.NullMarked;
