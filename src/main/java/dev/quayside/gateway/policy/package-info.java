/**
 * What is allowed: each field of each request is kept, clamped, replaced or refused here.
 */
@NullMarked
package dev.quayside.gateway.policy;

import org.jspecify.annotations.NullMarked;
