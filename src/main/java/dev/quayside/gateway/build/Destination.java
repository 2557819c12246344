package dev.quayside.gateway.build;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where a copy goes in a container, its symbolic links followed.
 *
 * @param existing the folder or file that is there, absolute
 * @param folder whether that is a folder
 * @param missing what is not there yet below it, one folder or file each
 */
record Destination(String existing, boolean folder, List<String> missing) {

	private static final int MOST_LINKS = 40;

	static Destination of(String path, Workbench bench, String container) throws IOException {
		Deque<String> missing = new ArrayDeque<>();
		String probe = path;
		int links = 0;
		while (!probe.equals("/")) {
			Optional<Workbench.PathStat> stat = bench.stat(container, probe);
			if (stat.isPresent() && stat.get().link().isEmpty()) {
				return new Destination(probe, stat.get().folder(), List.copyOf(missing));
			}
			if (stat.isPresent() && !stat.get().link().equals(probe)) {
				if (++links > MOST_LINKS) {
					throw new BuildFailure("too many links in " + path);
				}
				probe = stat.get().link();
			}
			else {
				int slash = probe.lastIndexOf('/');
				missing.addFirst(probe.substring(slash + 1));
				probe = (slash == 0) ? "/" : probe.substring(0, slash);
			}
		}
		return new Destination("/", true, List.copyOf(missing));
	}

	/** Whether the path itself is a folder already. */
	boolean isFolder() {
		return this.folder && this.missing.isEmpty();
	}

	/**
	 * The names, relative to the root, of the folders to be made for so many of the
	 * missing.
	 */
	List<String> folders(int count) {
		List<String> folders = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			folders.add(below(this.missing.subList(0, i)));
		}
		return folders;
	}

	/** The name of the whole path, relative to the root; empty for the root. */
	String name() {
		return below(this.missing);
	}

	private String below(List<String> parts) {
		String start = this.existing.equals("/") ? "" : this.existing.substring(1);
		String rest = String.join("/", parts);
		return (start.isEmpty() || rest.isEmpty()) ? start + rest : start + "/" + rest;
	}

}
