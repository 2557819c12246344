@NullMarked
package dev.quayside.health;

import org.jspecify.annotations.NullMarked;
