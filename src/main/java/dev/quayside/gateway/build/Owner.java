package dev.quayside.gateway.build;

import dev.quayside.gateway.tar.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Who copied files belong to.
 *
 * @param user numeric
 * @param group numeric
 */
record Owner(int user, int group) {

	static final Owner ROOT = new Owner(0, 0);

	/** What is read of a list of users. */
	private static final int LONGEST_LIST = 1024 * 1024;

	/** Reads {@code user} or {@code user:group}; names are looked up in the container. */
	static Owner of(String text, Workbench bench, String container) throws IOException {
		String[] parts = text.split(":", 2);
		String group = (parts.length == 2) ? parts[1] : parts[0];
		int user = number(parts[0], "/etc/passwd", bench, container);
		if (user < 0) {
			throw unknown("uid for user " + parts[0] + ": no such user: " + parts[0]);
		}
		int groupNumber = number(group, "/etc/group", bench, container);
		if (groupNumber < 0) {
			throw unknown("gid for group " + group + ": no such group: " + group);
		}
		return new Owner(user, groupNumber);
	}

	private static BuildFailure unknown(String what) {
		return new BuildFailure("unable to convert uid/gid chown string to host mapping: can't find " + what);
	}

	private static int number(String name, String list, Workbench bench, String container) throws IOException {
		if (name.matches("[0-9]{1,9}")) {
			return Integer.parseInt(name);
		}
		if (bench.stat(container, list).filter((stat) -> !stat.folder() && stat.link().isEmpty()).isEmpty()) {
			return -1;
		}
		try (FileTree tree = bench.files(container, list)) {
			FileTree.Stored file = tree.items().firstEntry().getValue();
			String text = new String(tree.content(file).readNBytes(LONGEST_LIST), StandardCharsets.UTF_8);
			return text.lines()
				.map((line) -> line.split(":"))
				.filter((fields) -> fields.length > 2 && fields[0].equals(name) && fields[2].matches("[0-9]{1,9}"))
				.map((fields) -> Integer.parseInt(fields[2]))
				.findFirst()
				.orElse(-1);
		}
	}

}
