package dev.quayside.gateway;

import java.util.Set;

/**
 * The images that learners may pull.
 *
 * @param references as a learner writes them, say {@code alpine} or {@code alpine:3.20}
 */
public record ImageCatalogue(Set<String> references) {

	public ImageCatalogue {
		references = Set.copyOf(references);
	}

}
