package dev.quayside.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of a file below the home: names, none of which leads out of it.
 *
 * @param names folders, and last the file
 */
public record HomePath(List<String> names) {

	/** Where the home is in every workspace. */
	static final String HOME = "/home/learner";

	private static final int DEEPEST = 32;

	private static final int LONGEST = 255; // bytes, as on Linux's file systems

	/**
	 * Reads a path as a learner writes it: from the home, with {@code ~/} or in full.
	 * @param text what may be one
	 * @return the path, or empty if this is none
	 */
	public static Optional<HomePath> parse(String text) {
		String path = text;
		for (String home : List.of(HOME + "/", "~/", "./")) {
			if (text.startsWith(home)) {
				path = text.substring(home.length());
			}
		}
		List<String> names = List.of(path.split("/", -1));
		boolean fine = names.size() <= DEEPEST && names.stream().allMatch(HomePath::isName);
		return fine ? Optional.of(new HomePath(names)) : Optional.empty();
	}

	/**
	 * Reads the name of a file in the home itself.
	 * @param text what may be one
	 * @return the path, or empty if this is none
	 */
	public static Optional<HomePath> name(String text) {
		return isName(text) ? Optional.of(new HomePath(List.of(text))) : Optional.empty();
	}

	private static boolean isName(String name) {
		return !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.indexOf('/') < 0
				&& name.chars().noneMatch(Character::isISOControl)
				&& StandardCharsets.UTF_8.newEncoder().canEncode(name)
				&& name.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
	}

	/**
	 * The file's own name.
	 * @return the last of the names
	 */
	public String fileName() {
		return this.names.getLast();
	}

	/** The folders that lead to it, outermost first, in full. */
	List<String> folders() {
		List<String> folders = new ArrayList<>();
		StringBuilder path = new StringBuilder(HOME);
		for (String name : this.names.subList(0, this.names.size() - 1)) {
			folders.add(path.append('/').append(name).toString());
		}
		return folders;
	}

	/** In full. */
	String absolute() {
		return HOME + "/" + this;
	}

	@Override
	public String toString() {
		return String.join("/", this.names);
	}

}
