package dev.quayside.gateway.tar;

/**
 * What an archive may take.
 *
 * @param bytes of the archive once it is plain
 * @param entries in it
 * @param ratio how many times larger than its gzip form it may be, beyond the first
 * mebibyte
 */
public record TarLimits(long bytes, int entries, int ratio) {

}
