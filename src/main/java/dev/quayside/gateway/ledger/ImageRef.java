package dev.quayside.gateway.ledger;

import dev.quayside.gateway.http.Refusal;
import java.util.regex.Pattern;

/**
 * The name of an image: a repository, perhaps with its registry, and a tag.
 *
 * @param repository as Docker shows it: without {@code docker.io/library/}
 * @param tag the tag
 */
public record ImageRef(String repository, String tag) implements ImageName {

	private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";

	private static final Pattern REPOSITORY = Pattern
		.compile("(?:[a-zA-Z0-9][a-zA-Z0-9.-]*(?::[0-9]{1,5})?/)?" + COMPONENT + "(?:/" + COMPONENT + ")*");

	private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

	public ImageRef {
		if (repository.length() > 255 || !REPOSITORY.matcher(repository).matches() || !TAG.matcher(tag).matches()) {
			throw Refusal.badRequest("invalid reference format");
		}
		repository = familiar(repository);
	}

	/**
	 * Reads a reference as a learner writes it.
	 * @param text say {@code alpine} or {@code docker.io/library/alpine:3.20}
	 * @return the reference, with the tag {@code latest} if none is given
	 * @throws Refusal if it is none, or names a digest
	 */
	public static ImageRef parse(String text) {
		if (text.indexOf('@') >= 0) {
			throw Refusal.forbidden("images of this playground are named by tag, not by digest; write name:tag");
		}
		int colon = text.lastIndexOf(':');
		boolean tagged = colon > text.lastIndexOf('/');
		return tagged ? new ImageRef(text.substring(0, colon), text.substring(colon + 1))
				: new ImageRef(text, "latest");
	}

	private static String familiar(String repository) {
		String local = repository.startsWith("docker.io/") ? repository.substring("docker.io/".length()) : repository;
		return local.startsWith("library/") ? local.substring("library/".length()) : local;
	}

	/**
	 * The repository as its registry knows it.
	 * @return say {@code library/alpine}
	 */
	public String path() {
		int slash = this.repository.indexOf('/');
		if (slash < 0) {
			return "library/" + this.repository;
		}
		String first = this.repository.substring(0, slash);
		boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
		return registry ? this.repository.substring(slash + 1) : this.repository;
	}

	@Override
	public String toString() {
		return this.repository + ":" + this.tag;
	}

}
