/**
 * What sessions' engines hold, put together for those who look at them from within the
 * server.
 */
@NullMarked
package dev.quayside.gateway.state;

import org.jspecify.annotations.NullMarked;
