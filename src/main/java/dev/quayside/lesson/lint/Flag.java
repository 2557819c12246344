package dev.quayside.lesson.lint;

/**
 * A flag of a command.
 *
 * @param name the long form with its dashes
 * @param valued whether a value follows
 * @param offered whether it may be used here
 */
record Flag(String name, boolean valued, boolean offered) {
}
