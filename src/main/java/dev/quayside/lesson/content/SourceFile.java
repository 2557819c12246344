package dev.quayside.lesson.content;

/**
 * A file of text within the limits.
 *
 * @param text its text, with lines that end in {@code \n}
 * @param faults takes what is wrong with it
 */
record SourceFile(String text, FileFaults faults) {
}
