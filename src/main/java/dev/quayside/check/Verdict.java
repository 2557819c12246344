package dev.quayside.check;

import java.util.List;
import java.util.Locale;

import dev.quayside.lesson.ComputedQuiz;

/**
 * What an answer was worth.
 *
 * @param right whether it is right
 * @param feedback what is said to it, in safe HTML; may be empty
 */
public record Verdict(boolean right, String feedback) {

	/**
	 * Judges an answer.
	 * @param quiz the question
	 * @param facts all that would be right; empty if there is no such object
	 * @param answer what the learner wrote
	 */
	static Verdict of(ComputedQuiz quiz, List<String> facts, String answer) {
		if (facts.isEmpty()) {
			return new Verdict(false, quiz.missing());
		}
		boolean right = facts.stream().anyMatch((fact) -> isRight(quiz, fact, answer.strip()));
		return new Verdict(right, right ? quiz.right() : quiz.wrong());
	}

	private static boolean isRight(ComputedQuiz quiz, String fact, String answer) {
		return switch (quiz.answer().fact()) {
			case ID -> answer.length() >= quiz.least()
					&& fact.startsWith(answer.toLowerCase(Locale.ROOT).replace("sha256:", ""));
			case NAME, IMAGE -> Names.image(fact).equals(Names.image(answer)) || fact.equals(answer);
			case ADDRESS -> fact.equals(answer) || (answer.contains("/") && fact.equals(answer.split("/")[0]));
			case STATE, COMMAND, EXIT_CODE, SUBNET, COUNT -> fact.equalsIgnoreCase(answer);
		};
	}

}
