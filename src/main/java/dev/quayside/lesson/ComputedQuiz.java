package dev.quayside.lesson;

/**
 * A question whose right answer is in the learner's own engine.
 *
 * @param id its name within the lesson
 * @param question in safe HTML
 * @param answer where the answer is
 * @param least how many characters of an id are enough
 * @param right what is said to the right answer, in safe HTML; may be empty
 * @param wrong what is said to another one, in safe HTML; may be empty
 * @param missing what is said while there is no such object, in safe HTML
 * @param line where it stands in its file, from 1
 */
public record ComputedQuiz(String id, String question, Lookup answer, int least, String right, String wrong,
		String missing, int line) {
}
