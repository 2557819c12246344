package dev.quayside.trial;

import java.util.ArrayList;
import java.util.List;

import dev.quayside.check.Checks;
import dev.quayside.gateway.SessionId;
import dev.quayside.lesson.ComputedQuiz;
import dev.quayside.lesson.Quiz;

/**
 * Answers questions, rightly and wrongly.
 */
final class Questions {

	/** Of more options than these not every choice is tried. */
	private static final int MOST = 16;

	/** No name, id, address or number is like this. */
	private static final String NONSENSE = "no such answer";

	private Questions() {
	}

	/** What is wrong with a question; empty if one answer is right and no other. */
	static String fault(Quiz quiz) {
		int right = 0;
		int size = quiz.options().size();
		if (size > MOST) {
			return "";
		}
		for (int set = 1; set < 1 << size; set++) {
			List<Integer> chosen = places(set, size);
			if ((quiz.severalAnswers() || chosen.size() == 1) && quiz.grade(chosen).right()) {
				right++;
			}
		}
		return switch (right) {
			case 0 -> "no answer to this question is right";
			case 1 -> "";
			default -> right + " answers to this question are right";
		};
	}

	private static List<Integer> places(int set, int size) {
		List<Integer> places = new ArrayList<>();
		for (int place = 0; place < size; place++) {
			if ((set >> place & 1) == 1) {
				places.add(place);
			}
		}
		return places;
	}

	/**
	 * What is wrong with a question about the engine as it is now; empty if what it holds
	 * is taken and nonsense is not.
	 */
	static String fault(ComputedQuiz quiz, Checks checks, SessionId session) {
		List<String> answers = checks.answers(session, quiz);
		if (answers.isEmpty()) {
			return "this question has no answer here: the engine holds no such object";
		}
		if (answers.stream().anyMatch((answer) -> !checks.answer(session, quiz, answer).right())) {
			return "this question refuses its own answer";
		}
		return checks.answer(session, quiz, NONSENSE).right() ? "this question takes any answer" : "";
	}

}
