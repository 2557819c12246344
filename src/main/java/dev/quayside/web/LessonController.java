package dev.quayside.web;

import dev.quayside.lesson.Course;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;

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

	LessonController(LessonCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@GetMapping("/lessons/{course}/{lesson}")
	String lesson(@PathVariable String course, @PathVariable String lesson, Model model) {
		Course inCourse = this.catalogue.course(course).orElseThrow(LessonController::unknown);
		Lesson shown = this.catalogue.lesson(course, lesson).orElseThrow(LessonController::unknown);
		model.addAttribute("page", LessonPage.of(inCourse, shown));
		return "lesson";
	}

	private static ResponseStatusException unknown() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
