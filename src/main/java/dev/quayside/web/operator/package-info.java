/**
 * The page of whoever runs the server.
 */
@NullMarked
package dev.quayside.web.operator;

import org.jspecify.annotations.NullMarked;
