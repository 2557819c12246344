package dev.quayside.gateway.tar;

import dev.quayside.gateway.PassingFile;
import dev.quayside.gateway.http.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What an archive holds: the entries in memory, the content of all files one after the
 * other in one temporary file, so that no name of the archive ever becomes one of the
 * host. Belongs to one thread.
 */
public final class FileTree implements Closeable {

	private final SequencedMap<String, Stored> items = new LinkedHashMap<>();

	private final PassingFile contents;

	private final NameMemory memory = new NameMemory();

	private FileTree(PassingFile contents) {
		this.contents = contents;
	}

	/**
	 * Reads an archive to its end.
	 * @param sent the archive
	 * @param limits what it may take
	 * @return the tree, to be closed
	 * @throws IOException if the archive breaks off
	 * @throws Refusal if something in it is not allowed
	 */
	public static FileTree read(InputStream sent, TarLimits limits) throws IOException {
		FileTree tree = new FileTree(PassingFile.open(FileTree::noRoom));
		try (TarSource source = new TarSource(sent, limits, tree.memory)) {
			OutputStream out = tree.contents.output();
			for (TarItem item = source.next(); item != null; item = source.next()) {
				tree.add(item, source, out);
			}
			return tree;
		}
		catch (IOException | RuntimeException ex) {
			tree.close();
			throw ex;
		}
	}

	private static Refusal noRoom() {
		return new Refusal(503,
				"Too much is on its way to this playground from all its learners; try again in a moment");
	}

	private void add(TarItem item, TarSource source, OutputStream out) throws IOException {
		long start = this.contents.size();
		String digest = "";
		if (item instanceof TarItem.RegularFile) {
			DigestOutputStream digesting = new DigestOutputStream(out, sha256());
			source.copyContent(digesting);
			digest = HexFormat.of().formatHex(digesting.getMessageDigest().digest());
		}
		this.items.put(item.name(), new Stored(item, start, digest));
	}

	/**
	 * The entries in the order of the archive.
	 * @return by name; not to be changed
	 */
	public SequencedMap<String, Stored> items() {
		return this.items;
	}

	/**
	 * Finds an entry.
	 * @param name which
	 * @return the entry, if it is there
	 */
	public Optional<Stored> find(String name) {
		return Optional.ofNullable(this.items.get(name));
	}

	/**
	 * Leaves out an entry.
	 * @param name which
	 */
	public void leaveOut(String name) {
		this.items.remove(name);
	}

	/**
	 * The content of a file.
	 * @param stored which
	 * @return its bytes; there may be more, which are another file's
	 * @throws IOException if the temporary file cannot be read
	 */
	public InputStream content(Stored stored) throws IOException {
		return this.contents.from(stored.start());
	}

	/**
	 * Writes all of it as a plain archive.
	 * @param out where to
	 * @throws IOException if it cannot be written
	 */
	public void writeTo(OutputStream out) throws IOException {
		TarTarget target = new TarTarget(out);
		for (Map.Entry<String, Stored> entry : this.items.entrySet()) {
			target.write(entry.getValue().item(), content(entry.getValue()));
		}
		target.finish();
	}

	@Override
	public void close() throws IOException {
		this.memory.close();
		this.contents.close();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * An entry with the place of its content.
	 *
	 * @param item the entry
	 * @param start of the content
	 * @param digest SHA-256 of the content in hexadecimal, empty for what is no file
	 */
	public record Stored(TarItem item, long start, String digest) {

	}

}
