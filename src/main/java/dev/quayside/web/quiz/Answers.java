package dev.quayside.web.quiz;

import java.util.List;
import java.util.Objects;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a learner chose or wrote.
 *
 * @param answers the places of the chosen options, from 0; or the one thing that was
 * written
 */
record Answers(@NotEmpty(message = "Choose an answer first.") @Size(max = 64,
		message = "Choose at most 64 answers.") @Nullable List<@NotNull(
				message = "Every answer is the number of an option, or a text.") @Pattern(
						regexp = "[^\\p{Cntrl}]{0,200}",
						message = "An answer is one line of at most 200 characters.") String> answers) {

	List<String> given() {
		return Objects.requireNonNull(this.answers);
	}

	/**
	 * The places of the chosen options.
	 * @throws IllegalArgumentException if they are none; the message is fit for the
	 * learner
	 */
	List<Integer> places() {
		return given().stream().map((answer) -> {
			if (!answer.matches("[0-9]{1,3}")) {
				throw new IllegalArgumentException("Choose among the answers of this question.");
			}
			return Integer.valueOf(answer);
		}).toList();
	}

	/**
	 * What was written.
	 * @throws IllegalArgumentException if it is nothing; the message is fit for the
	 * learner
	 */
	String written() {
		String text = given().getFirst().strip();
		if (text.isEmpty() || given().size() > 1) {
			throw new IllegalArgumentException("Write an answer first.");
		}
		return text;
	}

}
