@NullMarked
package dev.quayside.web;

import org.jspecify.annotations.NullMarked;
