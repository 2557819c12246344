/**
 * Who may ask for what, and what a page may load. Everything that is not named is denied.
 */
@NullMarked
package dev.quayside.web.security;

import org.jspecify.annotations.NullMarked;
