/**
 * What answers look like: the daemon's words made those of a private engine.
 */
@NullMarked
package dev.quayside.gateway.view;

import org.jspecify.annotations.NullMarked;
