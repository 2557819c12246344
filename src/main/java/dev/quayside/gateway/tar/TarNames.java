package dev.quayside.gateway.tar;

import dev.quayside.gateway.http.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of one archive. A file or a link stands in it once: two readers of an archive
 * that has a name twice need not agree which of them counts. A folder may stand in it
 * again, for that changes its attributes only.
 */
final class TarNames {

	private static final int LONGEST = 4096;

	private static final int LONGEST_PART = 255;

	/**
	 * What an entry takes beside its name, in bytes, with what is told of its content.
	 */
	private static final int ENTRY = 512;

	/** What a folder takes that only lies on the way to an entry. */
	private static final int FOLDER = 128;

	private final NameMemory memory;

	private final Map<String, Kind> kinds = new HashMap<>();

	TarNames(NameMemory memory) {
		this.memory = memory;
	}

	void enter(TarItem item) {
		String name = item.name();
		hold(ENTRY, name.length() + switch (item) {
			case TarItem.SymbolicLink link -> link.target().length();
			case TarItem.HardLink link -> link.target().length();
			default -> 0;
		});
		if (name.equals(".")) {
			require(item instanceof TarItem.Folder, name, "is the archive's root and no folder");
			return;
		}
		enterParents(name);
		Kind kind = switch (item) {
			case TarItem.Folder _ -> Kind.FOLDER;
			case TarItem.SymbolicLink _ -> Kind.LINK;
			case TarItem.RegularFile _ -> Kind.FILE;
			case TarItem.HardLink link -> {
				require(this.kinds.get(link.target()) == Kind.FILE, name,
						"is a second name of a file that does not stand before it");
				yield Kind.FILE;
			}
		};
		Kind before = this.kinds.put(name, kind);
		require(before == null || before == Kind.FOLDER && kind == Kind.FOLDER, name, "stands in it twice");
	}

	private void enterParents(String name) {
		for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
			Kind parent = this.kinds.putIfAbsent(name.substring(0, slash), Kind.FOLDER);
			if (parent == null) {
				hold(FOLDER, slash);
			}
			require(parent == null || parent == Kind.FOLDER, name, "lies below what is not a folder");
		}
	}

	/**
	 * A name of a thousand folders, each of them unlike those of other names, is kept a
	 * thousand times.
	 */
	private void hold(int fixed, int characters) {
		this.memory.take(fixed + (long) Character.BYTES * characters);
	}

	/** Returns a name without {@code .} and needless slashes. */
	static String checked(String name) {
		require(!name.isEmpty() && name.length() <= LONGEST, name, "has no name or a very long one");
		require(!name.startsWith("/"), name, "has an absolute name");
		require(name.indexOf('\0') < 0 && name.indexOf('\ufffd') < 0, name, "has a name that is not UTF-8");
		Deque<String> parts = new ArrayDeque<>();
		for (String part : name.split("/")) {
			require(!part.equals(".."), name, "has a name with ..");
			require(part.length() <= LONGEST_PART, name, "has a very long name");
			if (!part.isEmpty() && !part.equals(".")) {
				parts.add(part);
			}
		}
		return parts.isEmpty() ? "." : String.join("/", parts);
	}

	/** An absolute target is looked up within the container, so it cannot leave it. */
	static String target(String name, String target) {
		require(!target.isEmpty() && target.length() <= LONGEST && target.indexOf('\0') < 0
				&& target.indexOf('\ufffd') < 0, name, "links to nothing that can be named");
		if (!target.startsWith("/")) {
			int depth = name.split("/").length - 1;
			for (String part : target.split("/")) {
				depth += part.equals("..") ? -1 : (part.isEmpty() || part.equals(".")) ? 0 : 1;
				require(depth >= 0, name, "links to what lies outside of the archive");
			}
		}
		return target;
	}

	private static void require(boolean holds, String name, String otherwise) {
		if (!holds) {
			throw Refusal.badRequest("The archive has " + shown(name) + ", which " + otherwise);
		}
	}

	static String shown(String name) {
		String printable = name.replaceAll("[^ -~]", "?");
		return (printable.length() <= 100) ? printable : printable.substring(0, 100) + "…";
	}

	private enum Kind {

		FILE, FOLDER, LINK

	}

}
