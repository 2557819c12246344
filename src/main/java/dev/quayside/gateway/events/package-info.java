/**
 * One stream of the daemon's events, parted by session.
 */
@NullMarked
package dev.quayside.gateway.events;

import org.jspecify.annotations.NullMarked;
