package dev.quayside.terminal;

import java.util.HashMap;
import java.util.Map;

/**
 * The pages that type into one shell. Not safe for use by several threads.
 */
final class Typists {

	private final Map<PageId, Typist> pages = new HashMap<>();

	private final Journal journal;

	private int given;

	Typists(Journal journal) {
		this.journal = journal;
	}

	/**
	 * The typist of a page, which may have typed through a server before this one.
	 * @param page which
	 * @return the typist
	 */
	Typist of(PageId page) {
		Typist known = this.pages.get(page);
		if (known != null) {
			return known;
		}
		Journal.Place place = this.journal.find(page).orElseGet(() -> place(page));
		Typist typist = new Typist(place, this.journal.first(), page.equals(PageId.NONE));
		this.pages.put(page, typist);
		return typist;
	}

	/** There are fewer connections than places, so one is free of them. */
	private Journal.Place place(PageId page) {
		while (true) {
			int number = this.given++ % Journal.PAGES;
			PageId owner = this.journal.owner(number);
			Typist typist = (owner != null) ? this.pages.get(owner) : null;
			if (typist == null || !typist.isConnected()) {
				if (owner != null) {
					this.pages.remove(owner);
				}
				return this.journal.give(number, page);
			}
		}
	}

	/** Whether a typist types into this shell, and not into the one before. */
	boolean has(Typist typist) {
		return this.pages.containsValue(typist);
	}

}
