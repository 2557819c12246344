package dev.quayside.gateway.build;

import dev.quayside.gateway.tar.FileTree;
import dev.quayside.gateway.tar.TarItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds paths in a tree, symbolic links followed within it.
 *
 * @param tree where
 */
record ContextPaths(FileTree tree) {

	private static final int MOST_LINKS = 40;

	/**
	 * Finds what a COPY or ADD names.
	 * @param word COPY or ADD
	 * @param path as it is written, perhaps a pattern
	 */
	List<Source> find(String word, String path) {
		String normal = normal(path).orElseThrow(
				() -> new BuildFailure(word + " failed: forbidden path outside the build context: " + path + " ()"));
		if (GlobPattern.isOne(normal)) {
			GlobPattern pattern = new GlobPattern(normal);
			return this.tree.items()
				.keySet()
				.stream()
				.filter((name) -> !name.equals(".") && pattern.matches(name))
				.sorted()
				.map((name) -> source(word, name))
				.toList();
		}
		return List.of(source(word, normal));
	}

	private Source source(String word, String path) {
		String resolved = resolve(path).orElseThrow(() -> new BuildFailure(
				word + " failed: file not found in build context or excluded by .dockerignore: stat " + path
						+ ": file does not exist"));
		return new Source(this.tree, resolved, path.substring(path.lastIndexOf('/') + 1));
	}

	/** Without {@code .} and needless slashes; nothing if it leads out. */
	static Optional<String> normal(String path) {
		Deque<String> parts = new ArrayDeque<>();
		for (String part : path.split("/")) {
			if (part.equals("..")) {
				if (parts.isEmpty()) {
					return Optional.empty();
				}
				parts.removeLast();
			}
			else if (!part.isEmpty() && !part.equals(".")) {
				parts.addLast(part);
			}
		}
		return Optional.of(parts.isEmpty() ? "." : String.join("/", parts));
	}

	/** Where a path leads, if something is there. */
	Optional<String> resolve(String path) {
		Deque<String> open = new ArrayDeque<>(List.of(path.split("/")));
		List<String> done = new ArrayList<>();
		int links = 0;
		while (!open.isEmpty()) {
			String part = open.removeFirst();
			if (part.equals("..")) {
				if (!done.isEmpty()) {
					done.removeLast();
				}
			}
			else if (!part.isEmpty() && !part.equals(".")) {
				done.add(part);
				Optional<FileTree.Stored> stored = this.tree.find(String.join("/", done));
				if (stored.isPresent() && stored.get().item() instanceof TarItem.SymbolicLink link) {
					if (++links > MOST_LINKS) {
						return Optional.empty();
					}
					done.removeLast();
					if (link.target().startsWith("/")) {
						done.clear();
					}
					List.of(link.target().split("/")).reversed().forEach(open::addFirst);
				}
			}
		}
		String found = done.isEmpty() ? "." : String.join("/", done);
		return isThere(found) ? Optional.of(found) : Optional.empty();
	}

	private boolean isThere(String path) {
		return path.equals(".") || this.tree.find(path).isPresent()
				|| this.tree.items().keySet().stream().anyMatch((name) -> name.startsWith(path + "/"));
	}

}
