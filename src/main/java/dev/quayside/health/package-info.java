/**
 * Whether the server can do its work, told to who asks {@code /actuator/health}.
 */
@NullMarked
package dev.quayside.health;

import org.jspecify.annotations.NullMarked;
