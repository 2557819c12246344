package dev.quayside.lesson;

import java.util.Map;

/**
 * What an answer was worth.
 *
 * @param right whether exactly the right options were chosen
 * @param feedback safe HTML by the place of each chosen option that has some
 */
public record Grade(boolean right, Map<Integer, String> feedback) {

	public Grade {
		feedback = Map.copyOf(feedback);
	}

}
