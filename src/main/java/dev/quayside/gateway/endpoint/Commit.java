package dev.quayside.gateway.endpoint;

import java.util.List;

/**
 * What becomes of a container that is made an image.
 *
 * @param container its full id
 * @param changes instructions as in a Dockerfile
 * @param author who made it, perhaps empty
 * @param comment what is said of it, perhaps empty
 * @param pause whether the container stands still meanwhile
 */
record Commit(String container, List<String> changes, String author, String comment, boolean pause) {

	Commit {
		changes = List.copyOf(changes);
	}

}
