package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.tar.Compression;
import dev.quayside.gateway.tar.FileTree;
import dev.quayside.gateway.tar.TarItem;
import dev.quayside.gateway.tar.TarLimits;
import dev.quayside.gateway.tar.TarSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A layer in an archive that was sent: read through once before the daemon unpacks it.
 * Its bytes stay as they are, for the image holds their digest.
 *
 * @param tree the archive
 * @param stored where the layer is in it
 * @param size of the layer once it is plain, in bytes
 * @param entries how many files, folders and links it has
 */
record ImageLayer(FileTree tree, FileTree.Stored stored, long size, int entries) {

	/**
	 * Reads a layer to its end.
	 * @throws Refusal if something in it is not allowed, or it is another layer than the
	 * digest says
	 */
	static ImageLayer checked(FileTree tree, FileTree.Stored stored, String digest, TarLimits limits)
			throws IOException {
		MessageDigest sum = Sha256.digest();
		long[] size = { 0 };
		int entries = 0;
		try (InputStream plain = new DigestInputStream(plain(tree, stored), sum) {

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				int read = super.read(bytes, offset, length);
				size[0] += Math.max(0, read);
				if (size[0] > limits.bytes()) {
					throw new Refusal(413, "The layers of the image are larger than " + limits.bytes() / 1024 / 1024
							+ " MB together, more than this session has room for");
				}
				return read;
			}

		}) {
			try (TarSource source = new TarSource(plain, limits)) {
				TarItem item = source.next();
				while (item != null) {
					entries++;
					item = source.next();
				}
				plain.transferTo(OutputStream.nullOutputStream());
			}
		}
		if (!digest.equals("sha256:" + HexFormat.of().formatHex(sum.digest()))) {
			throw Refusal.badRequest("A layer of the image is not the one that its digest says");
		}
		return new ImageLayer(tree, stored, size[0], entries);
	}

	InputStream plain() throws IOException {
		return plain(this.tree, this.stored);
	}

	private static InputStream plain(FileTree tree, FileTree.Stored stored) throws IOException {
		InputStream content = new BufferedInputStream(new Part(tree.content(stored), size(stored)));
		content.mark(6);
		Compression compression = Compression.of(content.readNBytes(6));
		content.reset();
		return switch (compression) {
			case NONE -> content;
			case GZIP -> new GZIPInputStream(content);
			case OTHER -> throw Refusal
				.badRequest("A layer of the image is compressed in another way than with gzip; send it plain");
		};
	}

	static long size(FileTree.Stored stored) {
		return (stored.item() instanceof TarItem.RegularFile file) ? file.size() : 0;
	}

}
