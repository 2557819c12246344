@NullMarked
package dev.quayside.terminal;

import org.jspecify.annotations.NullMarked;
