/**
 * Dockerfiles: what they say, and what a build does with it.
 */
@NullMarked
package dev.quayside.gateway.build;

import org.jspecify.annotations.NullMarked;
