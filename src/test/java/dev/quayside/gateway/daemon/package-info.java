@NullMarked
package dev.quayside.gateway.daemon;

import org.jspecify.annotations.NullMarked;
