@NullMarked
package dev.quayside.gateway;

import org.jspecify.annotations.NullMarked;
