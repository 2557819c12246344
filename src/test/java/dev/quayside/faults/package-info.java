@NullMarked
package dev.quayside.faults;

import org.jspecify.annotations.NullMarked;
