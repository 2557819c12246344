package dev.quayside.lesson;

import java.util.List;

/**
 * A question with options, of which one or several are right. Which are right never
 * leaves the server before the learner answers: {@link #grade} is the only way to learn
 * it.
 */
public interface Quiz {

	/**
	 * Its name within the lesson.
	 * @return the name, safe in an address
	 */
	String id();

	/**
	 * The question.
	 * @return safe HTML
	 */
	String question();

	/**
	 * The options in their order.
	 * @return safe HTML, at least two
	 */
	List<String> options();

	/**
	 * Whether several options may be chosen.
	 * @return true for check boxes, false for radio buttons
	 */
	boolean severalAnswers();

	/**
	 * Where it stands in its file.
	 * @return the line, from 1
	 */
	int line();

	/**
	 * Grades an answer.
	 * @param chosen the places of the chosen options, from 0
	 * @return the grade
	 * @throws IllegalArgumentException if a place is not one of an option, or several are
	 * chosen where one is asked for; the message is fit for the learner
	 */
	Grade grade(List<Integer> chosen);

}
