package dev.quayside.gateway.policy;

import tools.jackson.databind.JsonNode;

/**
 * What becomes of one field of a request.
 */
sealed interface Rule {

	/**
	 * It is sent to the daemon if it passes, perhaps smaller than it came.
	 *
	 * @param check what it must pass
	 */
	record Keep(Check check) implements Rule {
	}

	/**
	 * It is dropped without a word: the gateway sets the field itself, or it has no
	 * effect here.
	 */
	record Replace() implements Rule {
	}

	/**
	 * It must be absent or zero.
	 *
	 * @param why what to do instead
	 */
	record Refuse(String why) implements Rule {
	}

	/**
	 * It must be absent or null: an empty list means something else than none.
	 *
	 * @param why what to do instead
	 */
	record RefuseAny(String why) implements Rule {
	}

	/**
	 * Judges a value that is not zero.
	 */
	@FunctionalInterface
	interface Check {

		/**
		 * Lets a value pass.
		 * @param field how the learner knows it
		 * @param value what was sent
		 * @return what is to be sent on
		 * @throws dev.quayside.gateway.http.Refusal if it may not pass
		 */
		JsonNode pass(String field, JsonNode value);

	}

}
