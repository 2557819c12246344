/**
 * The API that grades answers.
 */
@NullMarked
package dev.quayside.web.quiz;

import org.jspecify.annotations.NullMarked;
