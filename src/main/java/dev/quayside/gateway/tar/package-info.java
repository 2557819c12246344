/**
 * Archives of clients, read as hostile and written anew.
 */
@NullMarked
package dev.quayside.gateway.tar;

import org.jspecify.annotations.NullMarked;
