package dev.quayside.lesson.content;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.quayside.lesson.Grade;
import dev.quayside.lesson.Quiz;

/**
 * A quiz that knows its right answers. Not a record, so that neither a log nor a
 * serialiser can tell them.
 */
final class GradedQuiz implements Quiz {

	private final String id;

	private final String question;

	private final boolean several;

	private final List<Option> options;

	private final int line;

	/**
	 * An option.
	 *
	 * @param html what it says, in safe HTML
	 * @param right whether it is right
	 * @param feedback what is said to who chose it, in safe HTML; empty for nothing
	 */
	record Option(String html, boolean right, String feedback) {
	}

	GradedQuiz(String id, String question, boolean several, List<Option> options, int line) {
		this.id = id;
		this.question = question;
		this.several = several;
		this.options = List.copyOf(options);
		this.line = line;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public String question() {
		return this.question;
	}

	@Override
	public List<String> options() {
		return this.options.stream().map(Option::html).toList();
	}

	@Override
	public boolean severalAnswers() {
		return this.several;
	}

	@Override
	public int line() {
		return this.line;
	}

	@Override
	public Grade grade(List<Integer> chosen) {
		Set<Integer> places = places(chosen);
		boolean right = true;
		Map<Integer, String> feedback = new TreeMap<>();
		for (int place = 0; place < this.options.size(); place++) {
			Option option = this.options.get(place);
			right &= option.right() == places.contains(place);
			if (places.contains(place) && !option.feedback().isEmpty()) {
				feedback.put(place, option.feedback());
			}
		}
		return new Grade(right, feedback);
	}

	private Set<Integer> places(List<Integer> chosen) {
		if (chosen.isEmpty()) {
			throw new IllegalArgumentException("Choose an answer first.");
		}
		if (!this.several && chosen.size() > 1) {
			throw new IllegalArgumentException("Choose one answer only.");
		}
		Set<Integer> places = new HashSet<>();
		for (Integer place : chosen) {
			if (place == null || place < 0 || place >= this.options.size()) {
				throw new IllegalArgumentException("Choose among the answers of this question.");
			}
			if (!places.add(place)) {
				throw new IllegalArgumentException("Choose each answer only once.");
			}
		}
		return places;
	}

}
