package dev.quayside.web.progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.progress.LearnerId;
import dev.quayside.progress.LearnerSecret;
import dev.quayside.progress.LessonKey;
import dev.quayside.progress.LessonProgress;
import dev.quayside.progress.Progress;
import dev.quayside.web.cookie.SecretCookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The progress of the caller, who is known by a cookie that lasts.
 */
@RestController
@RequestMapping("/api/progress")
class ProgressController {

	private final Progress progress;

	private final LessonCatalogue catalogue;

	ProgressController(Progress progress, LessonCatalogue catalogue) {
		this.progress = progress;
		this.catalogue = catalogue;
	}

	/** The caller opened a lesson; the answer tells how far they were in it. */
	@PostMapping("/{course}/{lesson}")
	ResponseEntity<Opened> open(@PathVariable String course, @PathVariable String lesson,
			@CookieValue(name = LearnerSecret.COOKIE, required = false) @Nullable String cookie,
			HttpServletRequest request) {
		Lesson opened = this.catalogue.lesson(course, lesson)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"There is no such lesson; load the page again."));
		LearnerSecret secret = LearnerSecret.parse(cookie).orElseGet(LearnerSecret::random);
		LessonKey key = new LessonKey(course, lesson);
		LearnerId learner = secret.learner();
		this.progress.opened(learner, key);
		return ResponseEntity.ok()
			.header(HttpHeaders.SET_COOKIE,
					SecretCookie.of(LearnerSecret.COOKIE, secret.value(), request, Progress.KEPT.toSeconds()))
			.body(Opened.of(opened, this.progress.of(learner, key)));
	}

	/** All that is kept, as a file. */
	@GetMapping
	ResponseEntity<Export> export(@CookieValue(name = LearnerSecret.COOKIE, required = false) @Nullable String cookie) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"quayside-progress.json\"")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(Export.of(learner(cookie).map(this.progress::of).orElse(Map.of())));
	}

	@DeleteMapping
	ResponseEntity<Void> forget(@CookieValue(name = LearnerSecret.COOKIE, required = false) @Nullable String cookie,
			HttpServletRequest request) {
		learner(cookie).ifPresent(this.progress::forget);
		return ResponseEntity.noContent()
			.header(HttpHeaders.SET_COOKIE, SecretCookie.of(LearnerSecret.COOKIE, "", request, 0))
			.build();
	}

	private static Optional<LearnerId> learner(@Nullable String cookie) {
		return LearnerSecret.parse(cookie).map(LearnerSecret::learner);
	}

	/**
	 * What a learner takes along.
	 *
	 * @param lessons those that were opened
	 */
	record Export(List<Item> lessons) {

		static Export of(Map<LessonKey, LessonProgress> progress) {
			return new Export(progress.entrySet()
				.stream()
				.map((entry) -> new Item(entry.getKey().course(), entry.getKey().lesson(), entry.getValue()))
				.toList());
		}

		/**
		 * A lesson.
		 *
		 * @param course the id of its course
		 * @param lesson its own
		 * @param progress how far the learner is in it
		 */
		record Item(String course, String lesson, LessonProgress progress) {
		}

	}

}
