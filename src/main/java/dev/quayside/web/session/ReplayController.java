package dev.quayside.web.session;

import java.util.List;

import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.Run;
import dev.quayside.replay.Replay;
import dev.quayside.replay.ReplayException;
import dev.quayside.session.Session;
import dev.quayside.session.SessionSecret;
import dev.quayside.session.Sessions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Empties the engine of the caller's session, or brings it to where a step begins.
 */
@RestController
@RequestMapping("/api/session")
class ReplayController {

	private final Sessions sessions;

	private final LessonCatalogue catalogue;

	private final Replay replay;

	ReplayController(Sessions sessions, LessonCatalogue catalogue, Replay replay) {
		this.sessions = sessions;
		this.catalogue = catalogue;
		this.replay = replay;
	}

	@PostMapping("/reset")
	ResponseEntity<Void> reset(@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie) {
		this.replay.empty(require(cookie).id());
		return ResponseEntity.noContent().build();
	}

	@PostMapping("/replay")
	Played replay(@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie,
			@RequestBody @Valid Wanted wanted) {
		Lesson lesson = this.catalogue.lesson(wanted.course(), wanted.lesson())
			.filter((found) -> found.steps().stream().anyMatch((step) -> step.id().equals(wanted.step())))
			.orElseThrow(() -> new NotFoundException("There is no such step; load the page again."));
		return new Played(this.replay.to(require(cookie).id(), lesson, wanted.step()));
	}

	@ExceptionHandler
	ProblemDetail failed(ReplayException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, ex.getMessage());
	}

	private Session require(@Nullable String cookie) {
		return SessionSecret.parse(cookie)
			.flatMap(this.sessions::find)
			.orElseThrow(() -> new NotFoundException("You have no session; start one first."));
	}

	/**
	 * Where the learner wants to go on.
	 *
	 * @param course the id of the course
	 * @param lesson the id of the lesson
	 * @param step the id of the step
	 */
	record Wanted(@NotNull(message = "Name the course.") String course,
			@NotNull(message = "Name the lesson.") String lesson, @NotNull(message = "Name the step.") String step) {
	}

	/**
	 * What was done.
	 *
	 * @param rest blocks that are left for the learner's own terminals
	 */
	record Played(List<Run> rest) {
	}

}
