package dev.quayside.web;

import java.util.Map;

import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.progress.LearnerSecret;
import dev.quayside.progress.Progress;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page of all courses.
 */
@Controller
class CatalogueController {

	private final LessonCatalogue catalogue;

	private final Progress progress;

	CatalogueController(LessonCatalogue catalogue, Progress progress) {
		this.catalogue = catalogue;
		this.progress = progress;
	}

	@GetMapping("/")
	String catalogue(@CookieValue(name = LearnerSecret.COOKIE, required = false) @Nullable String cookie, Model model) {
		model.addAttribute("page", new CatalogueProgress(this.catalogue.courses(),
				LearnerSecret.parse(cookie).map(LearnerSecret::learner).map(this.progress::of).orElse(Map.of())));
		return "catalogue";
	}

}
