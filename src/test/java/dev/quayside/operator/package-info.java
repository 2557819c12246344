@NullMarked
package dev.quayside.operator;

import org.jspecify.annotations.NullMarked;
