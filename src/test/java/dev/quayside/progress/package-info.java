@NullMarked
package dev.quayside.progress;

import org.jspecify.annotations.NullMarked;
