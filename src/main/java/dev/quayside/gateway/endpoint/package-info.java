/**
 * The endpoints of the Docker Engine API that a session has.
 */
@NullMarked
package dev.quayside.gateway.endpoint;

import org.jspecify.annotations.NullMarked;
