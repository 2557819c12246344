package dev.quayside.gateway.state;

import dev.quayside.gateway.http.Refusal;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the daemon said of objects and will not say otherwise as long as they are there.
 * Safe for use by several threads.
 *
 * @param <T> what it said
 */
final class Shelf<T> {

	private final Map<String, T> known = new ConcurrentHashMap<>();

	private final Question<T> question;

	Shelf(Question<T> question) {
		this.question = question;
	}

	/** What is known, or else is asked for; nothing of what is not there. */
	Optional<T> find(String key) throws IOException {
		T answer = this.known.get(key);
		if (answer == null) {
			try {
				answer = this.question.ask(key);
			}
			catch (Refusal refusal) {
				if (refusal.status() != 404) {
					throw refusal;
				}
				return Optional.empty();
			}
			this.known.put(key, answer);
		}
		return Optional.of(answer);
	}

	void forget(String key) {
		this.known.remove(key);
	}

	void keepOnly(Collection<String> keys) {
		this.known.keySet().retainAll(keys);
	}

	/**
	 * Asks the daemon.
	 *
	 * @param <T> what it says
	 */
	@FunctionalInterface
	interface Question<T> {

		/**
		 * Asks.
		 * @param key of what
		 * @return what it said
		 * @throws IOException if it breaks off
		 * @throws Refusal if it does not say
		 */
		T ask(String key) throws IOException;

	}

}
