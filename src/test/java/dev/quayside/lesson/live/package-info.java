@NullMarked
package dev.quayside.lesson.live;

import org.jspecify.annotations.NullMarked;
