@NullMarked
package dev.quayside.lesson.content;

import org.jspecify.annotations.NullMarked;
