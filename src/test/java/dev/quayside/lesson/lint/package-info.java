@NullMarked
package dev.quayside.lesson.lint;

import org.jspecify.annotations.NullMarked;
