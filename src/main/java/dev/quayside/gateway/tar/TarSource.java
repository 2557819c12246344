package dev.quayside.gateway.tar;

import dev.quayside.gateway.http.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive, plain or with gzip, entry by entry: what comes out keeps to
 * {@link TarItem}, whatever was sent. Extended attributes, owners' names and all that
 * else an extended header can say do not come out. Belongs to one thread.
 */
public final class TarSource implements Closeable {

	private static final int BLOCK = 10 * 1024;

	private static final int RECORD = 512;

	private final TarArchiveInputStream tar;

	private final HeaderBudget headers;

	private final TarNames names;

	private final Optional<NameMemory> own;

	private final int most;

	private int count;

	/**
	 * Begins to read.
	 * @param sent the archive
	 * @param limits what it may take
	 * @throws IOException if it cannot be read
	 * @throws Refusal if it is compressed in another way
	 */
	public TarSource(InputStream sent, TarLimits limits) throws IOException {
		this(sent, limits, new NameMemory(), true);
	}

	/**
	 * Begins to read for who keeps what comes out.
	 * @param memory what that takes; left open
	 */
	TarSource(InputStream sent, TarLimits limits, NameMemory memory) throws IOException {
		this(sent, limits, memory, false);
	}

	private TarSource(InputStream sent, TarLimits limits, NameMemory memory, boolean own) throws IOException {
		this.names = new TarNames(memory);
		this.own = own ? Optional.of(memory) : Optional.empty();
		this.headers = new HeaderBudget(PlainTar.of(sent, limits));
		this.tar = new TarArchiveInputStream(this.headers, BLOCK, RECORD, "UTF-8", false);
		this.most = limits.entries();
	}

	/**
	 * Goes to the next entry.
	 * @return the entry, or null after the last
	 * @throws IOException if the archive breaks off
	 * @throws Refusal if the entry, or what it is called, is not allowed
	 */
	public @Nullable TarItem next() throws IOException {
		TarArchiveEntry entry = nextEntry();
		if (entry == null) {
			return null;
		}
		if (++this.count > this.most) {
			throw Refusal.badRequest("The archive has more than " + this.most + " entries");
		}
		return item(entry);
	}

	private @Nullable TarArchiveEntry nextEntry() throws IOException {
		try {
			if (this.count > 0) {
				copyContent(OutputStream.nullOutputStream());
			}
			this.headers.begin();
			TarArchiveEntry entry = this.tar.getNextEntry();
			if (entry == null && this.headers.partial()) {
				throw Refusal.badRequest("Error processing tar file(exit status 1): unexpected EOF");
			}
			return entry;
		}
		catch (IllegalArgumentException | IOException ex) {
			throw damaged(ex);
		}
		finally {
			this.headers.end();
		}
	}

	private TarItem item(TarArchiveEntry entry) {
		if (!entry.isCheckSumOK()) {
			throw Refusal.badRequest("This is no archive: send a tar file");
		}
		String name = TarNames.checked(entry.getName());
		TarItem.Attributes attributes = attributes(name, entry);
		if (entry.isSparse() || entry.isGlobalPaxHeader()) {
			throw notTaken(name);
		}
		TarItem item = switch (entry.getLinkFlag()) {
			case TarArchiveEntry.LF_DIR -> new TarItem.Folder(name, attributes);
			case TarArchiveEntry.LF_NORMAL, TarArchiveEntry.LF_OLDNORM, TarArchiveEntry.LF_CONTIG ->
				new TarItem.RegularFile(name, attributes, entry.getSize());
			case TarArchiveEntry.LF_SYMLINK ->
				new TarItem.SymbolicLink(name, attributes, TarNames.target(name, entry.getLinkName()));
			case TarArchiveEntry.LF_LINK ->
				new TarItem.HardLink(name, attributes, TarNames.checked(entry.getLinkName()));
			default -> throw notTaken(name);
		};
		this.names.enter(item);
		return item;
	}

	private static TarItem.Attributes attributes(String name, TarArchiveEntry entry) {
		long user = entry.getLongUserId();
		long group = entry.getLongGroupId();
		long size = entry.getSize();
		if (user < 0 || user > Integer.MAX_VALUE || group < 0 || group > Integer.MAX_VALUE || size < 0) {
			throw Refusal.badRequest("The archive gives " + TarNames.shown(name) + " an owner or a size out of range");
		}
		long seconds = Math.clamp(entry.getLastModifiedTime().toMillis() / 1000, 0, 1L << 33);
		return new TarItem.Attributes(entry.getMode() & 07777, (int) user, (int) group, Instant.ofEpochSecond(seconds));
	}

	/**
	 * Copies the content of the entry that {@link #next} returned last.
	 * @param out where its bytes go
	 * @throws IOException if they cannot be written
	 * @throws Refusal if they break off
	 */
	public void copyContent(OutputStream out) throws IOException {
		byte[] buffer = new byte[32 * 1024];
		for (int read = read(buffer); read >= 0; read = read(buffer)) {
			out.write(buffer, 0, read);
		}
	}

	/**
	 * The beginning of the content of the entry that {@link #next} returned last.
	 * @param most how many bytes are read
	 * @return all of it if it is no longer than that
	 * @throws Refusal if it breaks off
	 */
	public byte[] contentUpTo(int most) {
		try {
			return this.tar.readNBytes(most);
		}
		catch (IOException ex) {
			throw damaged(ex);
		}
	}

	private int read(byte[] buffer) {
		try {
			return this.tar.read(buffer);
		}
		catch (IOException ex) {
			throw damaged(ex);
		}
	}

	private static Refusal notTaken(String name) {
		return Refusal.badRequest("The archive has " + TarNames.shown(name)
				+ ", which is neither a file, a folder nor a link; leave it out");
	}

	private static Refusal damaged(Exception cause) {
		return Refusal.badRequest("The archive is damaged: " + TarNames.shown(String.valueOf(cause.getMessage())));
	}

	@Override
	public void close() throws IOException {
		this.own.ifPresent(NameMemory::close);
		this.tar.close();
	}

}
