package dev.quayside.web.quiz;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Grade;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.Quiz;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Grades the answers to a question. The right ones are told by this answer alone.
 */
@RestController
class QuizController {

	private final LessonCatalogue catalogue;

	QuizController(LessonCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@PostMapping(path = "/api/quizzes/{course}/{lesson}/{quiz}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Grade grade(@PathVariable String course, @PathVariable String lesson, @PathVariable String quiz,
			@RequestBody @Valid Answers answers) {
		Quiz asked = this.catalogue.lesson(course, lesson)
			.flatMap((found) -> question(found, quiz))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"There is no such question; load the page again."));
		List<Integer> chosen = Objects.requireNonNull(answers.answers());
		try {
			return asked.grade(chosen);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, ex.getMessage(), ex);
		}
	}

	private static Optional<Quiz> question(Lesson lesson, String id) {
		return lesson.steps()
			.stream()
			.flatMap((step) -> step.blocks().stream())
			.filter(Block.Question.class::isInstance)
			.map((block) -> ((Block.Question) block).quiz())
			.filter((quiz) -> quiz.id().equals(id))
			.findFirst();
	}

}
