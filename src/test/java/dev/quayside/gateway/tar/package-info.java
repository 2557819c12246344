@NullMarked
package dev.quayside.gateway.tar;

import org.jspecify.annotations.NullMarked;
