package dev.quayside.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.quayside.lesson.ContentChanges;
import dev.quayside.lesson.Course;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page of a lesson.
 */
@Controller
class LessonController {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private final LessonCatalogue catalogue;

	private final ObjectProvider<ContentChanges> changes;

	private final DrawnLessons drawn;

	LessonController(LessonCatalogue catalogue, ObjectProvider<ContentChanges> changes, DrawnLessons drawn) {
		this.drawn = drawn;
		this.catalogue = catalogue;
		this.changes = changes;
	}

	@GetMapping("/lessons/{course}/{lesson}")
	ResponseEntity<byte[]> lesson(@PathVariable String course, @PathVariable String lesson, HttpServletRequest request,
			HttpServletResponse response) throws Exception {
		// Taken before the lesson: a change between the two is shown once more, not
		// missed.
		ContentChanges looked = this.changes.getIfAvailable();
		Long version = (looked != null) ? looked.standing(course, lesson).version() : null;
		Course inCourse = this.catalogue.course(course).orElseThrow(LessonController::unknown);
		Lesson shown = this.catalogue.lesson(course, lesson).orElseThrow(LessonController::unknown);
		return answer(this.drawn.of(LessonPage.of(inCourse, shown, version), request, response),
				takesZipped(request.getHeader(HttpHeaders.ACCEPT_ENCODING)));
	}

	private static ResponseEntity<byte[]> answer(DrawnLessons.Drawn page, boolean zipped) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
			.contentType(HTML)
			.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		return zipped ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(page.zipped())
				: answer.body(page.plain());
	}

	/** Browsers name it without a weight (RFC 9110, 12.5.3); others get it plain. */
	private static boolean takesZipped(@Nullable String encodings) {
		return encodings != null && Arrays.stream(encodings.split(",")).map(String::strip).anyMatch("gzip"::equals);
	}

	private static ResponseStatusException unknown() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
