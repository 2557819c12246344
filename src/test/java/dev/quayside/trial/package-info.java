@NullMarked
package dev.quayside.trial;

import org.jspecify.annotations.NullMarked;
