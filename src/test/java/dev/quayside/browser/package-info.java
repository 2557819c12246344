@NullMarked
package dev.quayside.browser;

import org.jspecify.annotations.NullMarked;
