@NullMarked
package dev.quayside.check;

import org.jspecify.annotations.NullMarked;
