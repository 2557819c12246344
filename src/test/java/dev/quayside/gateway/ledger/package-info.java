@NullMarked
package dev.quayside.gateway.ledger;

import org.jspecify.annotations.NullMarked;
