package dev.quayside.gateway.tar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a plain archive. Belongs to one thread.
 */
public final class TarTarget {

	private final TarArchiveOutputStream tar;

	/**
	 * Begins to write.
	 * @param out where to; left open
	 */
	public TarTarget(OutputStream out) {
		this.tar = new TarArchiveOutputStream(out, "UTF-8");
		this.tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
		this.tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
		this.tar.setAddPaxHeadersForNonAsciiNames(true);
	}

	/**
	 * Writes an entry.
	 * @param item the entry
	 * @param content of a file: as many bytes as it has; nothing else is read from it
	 * @throws IOException if it cannot be written, or the content ends early
	 */
	public void write(TarItem item, InputStream content) throws IOException {
		TarArchiveEntry entry = switch (item) {
			case TarItem.Folder folder -> new TarArchiveEntry(folder.name() + "/", TarConstants.LF_DIR);
			case TarItem.RegularFile file -> {
				TarArchiveEntry regular = new TarArchiveEntry(file.name(), TarConstants.LF_NORMAL);
				regular.setSize(file.size());
				yield regular;
			}
			case TarItem.SymbolicLink link -> linked(link.name(), TarConstants.LF_SYMLINK, link.target());
			case TarItem.HardLink link -> linked(link.name(), TarConstants.LF_LINK, link.target());
		};
		TarItem.Attributes attributes = item.attributes();
		entry.setMode(attributes.mode());
		entry.setIds(attributes.user(), attributes.group());
		entry.setLastModifiedTime(FileTime.from(attributes.modified()));
		this.tar.putArchiveEntry(entry);
		if (item instanceof TarItem.RegularFile file) {
			copy(content, file.size());
		}
		this.tar.closeArchiveEntry();
	}

	private static TarArchiveEntry linked(String name, byte kind, String target) {
		TarArchiveEntry entry = new TarArchiveEntry(name, kind);
		entry.setLinkName(target);
		return entry;
	}

	private void copy(InputStream content, long size) throws IOException {
		byte[] buffer = new byte[32 * 1024];
		long left = size;
		while (left > 0) {
			int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
			if (read < 0) {
				throw new IOException("The content of an entry ends " + left + " bytes early");
			}
			this.tar.write(buffer, 0, read);
			left -= read;
		}
	}

	/**
	 * Writes the end of the archive.
	 * @throws IOException if it cannot be written
	 */
	public void finish() throws IOException {
		this.tar.finish();
		this.tar.flush();
	}

}
