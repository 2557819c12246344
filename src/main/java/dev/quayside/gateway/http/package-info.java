/**
 * The strict wire: HTTP/1.1 as the docker CLI speaks it, and nothing looser.
 */
@NullMarked
package dev.quayside.gateway.http;

import org.jspecify.annotations.NullMarked;
