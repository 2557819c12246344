@NullMarked
package dev.quayside.replay;

import org.jspecify.annotations.NullMarked;
