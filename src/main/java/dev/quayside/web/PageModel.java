package dev.quayside.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What every page is given, those for errors too.
 */
@ControllerAdvice(annotations = Controller.class)
class PageModel {

	private final Assets assets;

	PageModel(Assets assets) {
		this.assets = assets;
	}

	@ModelAttribute("assets")
	Assets assets() {
		return this.assets;
	}

}
