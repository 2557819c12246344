package dev.quayside.web.operator;

import dev.quayside.gateway.SessionId;
import dev.quayside.operator.Playground;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import org.springframework.http.HttpStatus;

/**
 * The operator's page and what can be done on it.
 */
@Controller
@RequestMapping("/operator")
class OperatorController {

	private final Playground playground;

	OperatorController(Playground playground) {
		this.playground = playground;
	}

	@GetMapping
	String overview(Model model) {
		model.addAttribute("page", new OperatorPage(this.playground.look()));
		return "operator";
	}

	@GetMapping("/login")
	String login(@RequestParam(name = "wrong", required = false) String wrong, Model model) {
		model.addAttribute("sentence", (wrong != null) ? "That is not the password." : "");
		return "operator-login";
	}

	@PostMapping("/sessions/{id}/end")
	String end(@PathVariable String id) {
		this.playground.end(SessionId.parse(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
		return "redirect:/operator";
	}

}
