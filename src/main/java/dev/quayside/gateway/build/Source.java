package dev.quayside.gateway.build;

import dev.quayside.gateway.tar.FileTree;
import dev.quayside.gateway.tar.TarItem;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file or folder that is copied.
 *
 * @param tree what it is in
 * @param path where it is in there, {@code .} for all of it
 * @param name what it is called when it is copied into a folder
 */
record Source(FileTree tree, String path, String name) {

	boolean isFolder() {
		return this.tree.find(this.path).map((stored) -> stored.item() instanceof TarItem.Folder).orElse(true);
	}

	Optional<FileTree.Stored> file() {
		return this.tree.find(this.path);
	}

	/** The entry that has the content of a file: of a second name, the first. */
	FileTree.Stored withContent(FileTree.Stored stored) {
		return (stored.item() instanceof TarItem.HardLink link) ? this.tree.find(link.target()).orElse(stored) : stored;
	}

	/** What is in the folder, by name relative to it. */
	List<Map.Entry<String, FileTree.Stored>> content() {
		String prefix = this.path.equals(".") ? "" : this.path + "/";
		List<Map.Entry<String, FileTree.Stored>> content = new ArrayList<>();
		this.tree.items().forEach((itemName, stored) -> {
			if (itemName.startsWith(prefix) && !itemName.equals(".")) {
				content.add(Map.entry(itemName.substring(prefix.length()), stored));
			}
		});
		return content;
	}

	/**
	 * Equal for two sources that a copy cannot tell apart, whenever they were written.
	 */
	String digest() {
		List<String> lines = new ArrayList<>();
		if (isFolder()) {
			content().forEach((entry) -> lines.add(line(entry.getKey(), entry.getValue())));
		}
		else {
			file().ifPresent((stored) -> lines.add(line(this.name, stored)));
		}
		lines.sort(null);
		return HexFormat.of().formatHex(Digests.sha256(String.join("\0", lines)));
	}

	private String line(String name, FileTree.Stored stored) {
		TarItem item = stored.item();
		String kind = switch (item) {
			case TarItem.Folder _ -> "folder";
			case TarItem.SymbolicLink link -> "link " + link.target();
			case TarItem.RegularFile _, TarItem.HardLink _ -> "file " + withContent(stored).digest();
		};
		return name + "\n" + kind + "\n" + Integer.toOctalString(item.attributes().mode());
	}

}
