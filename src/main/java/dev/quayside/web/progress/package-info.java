/**
 * The caller's progress, over HTTP: shown, exported and deleted.
 */
@NullMarked
package dev.quayside.web.progress;

import org.jspecify.annotations.NullMarked;
