/**
 * Who owns what, and under which name.
 */
@NullMarked
package dev.quayside.gateway.ledger;

import org.jspecify.annotations.NullMarked;
