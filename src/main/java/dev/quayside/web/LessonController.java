package dev.quayside.web;

import dev.quayside.lesson.ContentChanges;
import dev.quayside.lesson.Course;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page of a lesson.
 */
@Controller
class LessonController {

	private final LessonCatalogue catalogue;

	private final ObjectProvider<ContentChanges> changes;

	LessonController(LessonCatalogue catalogue, ObjectProvider<ContentChanges> changes) {
		this.catalogue = catalogue;
		this.changes = changes;
	}

	@GetMapping("/lessons/{course}/{lesson}")
	String lesson(@PathVariable String course, @PathVariable String lesson, Model model) {
		// Taken before the lesson: a change between the two is shown once more, not
		// missed.
		ContentChanges looked = this.changes.getIfAvailable();
		Long version = (looked != null) ? looked.standing(course, lesson).version() : null;
		Course inCourse = this.catalogue.course(course).orElseThrow(LessonController::unknown);
		Lesson shown = this.catalogue.lesson(course, lesson).orElseThrow(LessonController::unknown);
		model.addAttribute("page", LessonPage.of(inCourse, shown, version));
		return "lesson";
	}

	private static ResponseStatusException unknown() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
