/**
 * From files to a catalogue of lessons, or to the faults in them.
 */
@NullMarked
package dev.quayside.lesson.content;

import org.jspecify.annotations.NullMarked;
