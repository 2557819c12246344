@NullMarked
package dev.quayside.capacity;

import org.jspecify.annotations.NullMarked;
