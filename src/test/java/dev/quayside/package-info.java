@NullMarked
package dev.quayside;

import org.jspecify.annotations.NullMarked;
