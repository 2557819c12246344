@NullMarked
package dev.quayside.gateway.http;

import org.jspecify.annotations.NullMarked;
