package dev.quayside.gateway.tar;

import dev.quayside.gateway.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Takes the compression off an archive. The daemon would run programs of the container
 * for that (CVE-2026-41567), so it never gets anything but a plain archive.
 */
final class PlainTar {

	private static final int MAGIC = 6;

	private PlainTar() {
	}

	static InputStream of(InputStream sent, TarLimits limits) throws IOException {
		PushbackInputStream in = new PushbackInputStream(sent, MAGIC);
		byte[] magic = in.readNBytes(MAGIC);
		in.unread(magic);
		return switch (Compression.of(magic)) {
			case NONE -> new BoundedInput(in, limits.bytes());
			case GZIP -> unpacked(in, limits);
			case OTHER -> throw Refusal
				.badRequest("The archive is compressed with bzip2, xz or zstd; send it plain or with gzip");
		};
	}

	private static InputStream unpacked(InputStream in, TarLimits limits) throws IOException {
		CountedInput packed = new CountedInput(in);
		try {
			return new RatioInput(new BoundedInput(new GZIPInputStream(packed), limits.bytes()), packed,
					limits.ratio());
		}
		catch (ZipException ex) {
			throw Refusal.badRequest("The archive is not gzip although it begins like it");
		}
	}

}
