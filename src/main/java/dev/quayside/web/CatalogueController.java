package dev.quayside.web;

import dev.quayside.lesson.LessonCatalogue;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page of all courses.
 */
@Controller
class CatalogueController {

	private final LessonCatalogue catalogue;

	CatalogueController(LessonCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@GetMapping("/")
	String catalogue(Model model) {
		model.addAttribute("courses", this.catalogue.courses());
		return "catalogue";
	}

}
