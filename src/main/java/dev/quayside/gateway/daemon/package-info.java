/**
 * What the gateway asks of the daemon: fresh requests, full ids only.
 */
@NullMarked
package dev.quayside.gateway.daemon;

import org.jspecify.annotations.NullMarked;
