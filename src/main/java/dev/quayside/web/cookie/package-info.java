/**
 * The cookies by which learners are known.
 */
@NullMarked
package dev.quayside.web.cookie;

import org.jspecify.annotations.NullMarked;
