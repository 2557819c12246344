package dev.quayside.gateway;

/**
 * Published when the disk has so little room that no session may write, and when that is
 * over.
 *
 * @param begins whether it begins
 */
public record DiskShortage(boolean begins) {
}
