package dev.quayside.web.quiz;

import java.util.Map;
import java.util.Optional;

import dev.quayside.check.Checks;
import dev.quayside.check.Verdict;
import dev.quayside.lesson.Block;
import dev.quayside.lesson.ComputedQuiz;
import dev.quayside.lesson.Grade;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.progress.LearnerSecret;
import dev.quayside.progress.LessonKey;
import dev.quayside.progress.Progress;
import dev.quayside.session.Session;
import dev.quayside.session.SessionSecret;
import dev.quayside.session.Sessions;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.CookieValue;
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

	private final Sessions sessions;

	private final Checks checks;

	private final Progress progress;

	QuizController(LessonCatalogue catalogue, Sessions sessions, Checks checks, Progress progress) {
		this.catalogue = catalogue;
		this.sessions = sessions;
		this.checks = checks;
		this.progress = progress;
	}

	@PostMapping(path = "/api/quizzes/{course}/{lesson}/{quiz}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Grade grade(@PathVariable String course, @PathVariable String lesson, @PathVariable String quiz,
			@RequestBody @Valid Answers answers,
			@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String session,
			@CookieValue(name = LearnerSecret.COOKIE, required = false) @Nullable String learner) {
		Block asked = this.catalogue.lesson(course, lesson)
			.flatMap((found) -> question(found, quiz))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"There is no such question; load the page again."));
		Grade grade = grade(asked, answers, session);
		LearnerSecret.parse(learner)
			.ifPresent((secret) -> this.progress.answered(secret.learner(), new LessonKey(course, lesson), quiz,
					answers.given(), grade.right()));
		return grade;
	}

	private Grade grade(Block asked, Answers answers, @Nullable String session) {
		try {
			return switch (asked) {
				case Block.Question(var quiz) -> quiz.grade(answers.places());
				case Block.Computed(ComputedQuiz quiz) -> computed(quiz, answers.written(), session);
				default -> throw new IllegalStateException("not a question: " + asked);
			};
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, ex.getMessage(), ex);
		}
	}

	private Grade computed(ComputedQuiz quiz, String answer, @Nullable String cookie) {
		Optional<Session> session = SessionSecret.parse(cookie).flatMap(this.sessions::find);
		Verdict verdict = session.map((open) -> this.checks.answer(open.id(), quiz, answer))
			.orElse(new Verdict(false, quiz.missing()));
		return new Grade(verdict.right(), verdict.feedback().isEmpty() ? Map.of() : Map.of(0, verdict.feedback()));
	}

	private static Optional<Block> question(Lesson lesson, String id) {
		return lesson.steps().stream().flatMap((step) -> step.blocks().stream()).filter((block) -> switch (block) {
			case Block.Question(var quiz) -> quiz.id().equals(id);
			case Block.Computed(ComputedQuiz quiz) -> quiz.id().equals(id);
			default -> false;
		}).findFirst();
	}

}
