/**
 * Pages, forms, errors and security headers. Knows nothing of Docker.
 */
@NullMarked
package dev.quayside.web;

import org.jspecify.annotations.NullMarked;
