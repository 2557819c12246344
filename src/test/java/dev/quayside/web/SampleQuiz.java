package dev.quayside.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.quayside.lesson.Grade;
import dev.quayside.lesson.Quiz;

/**
 * A question of the sample lesson.
 */
record SampleQuiz(String id, String question, List<String> options, Set<Integer> right,
		Map<Integer, String> feedback) implements Quiz {

	@Override
	public boolean severalAnswers() {
		return this.right.size() > 1;
	}

	@Override
	public int line() {
		return 1;
	}

	@Override
	public Grade grade(List<Integer> chosen) {
		if (chosen.stream().anyMatch((place) -> place < 0 || place >= this.options.size())) {
			throw new IllegalArgumentException("Choose one of the answers that are there.");
		}
		return new Grade(Set.copyOf(chosen).equals(this.right),
				this.feedback.entrySet()
					.stream()
					.filter((entry) -> chosen.contains(entry.getKey()))
					.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

}
