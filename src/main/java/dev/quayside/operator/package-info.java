/**
 * What whoever runs the server sees and does: how all sessions stand, what they take of
 * the machine, and the password that lets in. Knows nothing of lessons and HTTP.
 */
@NullMarked
package dev.quayside.operator;

import org.jspecify.annotations.NullMarked;
