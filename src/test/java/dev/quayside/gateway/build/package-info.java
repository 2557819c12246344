@NullMarked
package dev.quayside.gateway.build;

import org.jspecify.annotations.NullMarked;
