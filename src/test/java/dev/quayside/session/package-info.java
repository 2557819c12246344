@NullMarked
package dev.quayside.session;

import org.jspecify.annotations.NullMarked;
