/**
 * What pages are told as it changes.
 */
@NullMarked
package dev.quayside.web.stream;

import org.jspecify.annotations.NullMarked;
