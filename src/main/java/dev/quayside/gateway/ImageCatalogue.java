package dev.quayside.gateway;

import java.util.Set;

/**
 * The images that learners may pull. Safe for use by several threads.
 */
@FunctionalInterface
public interface ImageCatalogue {

	/**
	 * As it is now: an author may add one while the server runs.
	 * @return as a learner writes them, say {@code alpine} or {@code alpine:3.20}
	 */
	Set<String> references();

}
