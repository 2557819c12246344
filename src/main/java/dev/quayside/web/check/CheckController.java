package dev.quayside.web.check;

import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.progress.LearnerSecret;
import dev.quayside.progress.LessonKey;
import dev.quayside.session.Session;
import dev.quayside.session.SessionSecret;
import dev.quayside.session.Sessions;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The tasks of a lesson in the session of the caller, who is known by a cookie, and
 * another one for the progress.
 */
@RestController
class CheckController {

	private final LessonCatalogue catalogue;

	private final Sessions sessions;

	private final CheckStreams streams;

	CheckController(LessonCatalogue catalogue, Sessions sessions, CheckStreams streams) {
		this.catalogue = catalogue;
		this.sessions = sessions;
		this.streams = streams;
	}

	@GetMapping(path = "/api/lessons/{course}/{lesson}/checks/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter events(@PathVariable String course, @PathVariable String lesson,
			@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String session,
			@CookieValue(name = LearnerSecret.COOKIE, required = false) @Nullable String learner,
			HttpServletResponse response) {
		Lesson watched = this.catalogue.lesson(course, lesson)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"There is no such lesson; load the page again."));
		Session open = SessionSecret.parse(session)
			.flatMap(this.sessions::find)
			.orElseThrow(
					() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "You have no session; start one first."));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return this.streams.open(open.id(), new LessonKey(course, lesson), watched,
				LearnerSecret.parse(learner).map(LearnerSecret::learner));
	}

}
