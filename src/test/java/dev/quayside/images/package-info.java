@NullMarked
package dev.quayside.images;

import org.jspecify.annotations.NullMarked;
