/**
 * The private view: answers the Docker Engine API for one session each, out of the host's
 * own daemon. Knows nothing of lessons and browsers.
 */
@NullMarked
package dev.quayside.gateway;

import org.jspecify.annotations.NullMarked;
