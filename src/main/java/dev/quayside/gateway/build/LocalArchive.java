package dev.quayside.gateway.build;

import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.tar.Compression;
import dev.quayside.gateway.tar.FileTree;
import dev.quayside.gateway.tar.TarItem;
import dev.quayside.gateway.tar.TarLimits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * An archive in the build context, which ADD unpacks.
 */
final class LocalArchive {

	private static final int RECORD = 512;

	private LocalArchive() {
	}

	/** The content of an archive, if the source is one; to be closed. */
	static Optional<FileTree> of(Source source, TarLimits limits) throws IOException {
		Optional<FileTree.Stored> file = source.file().map(source::withContent);
		if (file.isEmpty() || !(file.get().item() instanceof TarItem.RegularFile regular)) {
			return Optional.empty();
		}
		Compression compression = Compression.of(content(source, file.get(), regular).readNBytes(6));
		if (compression == Compression.OTHER && source.name().matches("(?i).*\\.(?:tar\\..+|t[bxz][a-z0-9]*)")) {
			throw new BuildFailure("ADD failed: " + source.name()
					+ " is compressed with bzip2, xz or zstd; this playground unpacks plain and gzip archives");
		}
		if (!beginsAsTar(compression, content(source, file.get(), regular))) {
			return Optional.empty();
		}
		try {
			return Optional.of(FileTree.read(content(source, file.get(), regular), limits));
		}
		catch (Refusal refusal) {
			throw new BuildFailure("ADD failed: " + source.name() + ": " + refusal.reason());
		}
	}

	private static boolean beginsAsTar(Compression compression, InputStream content) throws IOException {
		try {
			byte[] header = ((compression == Compression.GZIP) ? new GZIPInputStream(content) : content)
				.readNBytes(RECORD);
			return compression != Compression.OTHER && header.length == RECORD && header[0] != 0
					&& TarUtils.verifyCheckSum(header);
		}
		catch (ZipException | EOFException ex) {
			return false;
		}
	}

	private static InputStream content(Source source, FileTree.Stored file, TarItem.RegularFile regular)
			throws IOException {
		return new Portion(source.tree().content(file), regular.size());
	}

}
