package dev.quayside.gateway;

/**
 * Published when the disk has so little room that no session may write, and when that is
 * over: {@link SessionDisk#shortage()} tells which.
 */
public record DiskShortage() {
}
