package dev.quayside.web.quiz;

import java.util.List;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a learner chose.
 *
 * @param answers the places of the chosen options, from 0
 */
record Answers(@NotEmpty(message = "Choose an answer first.") @Size(max = 64,
		message = "Choose at most 64 answers.") @Nullable List<@NotNull(
				message = "Every answer is the number of an option.") Integer> answers) {
}
