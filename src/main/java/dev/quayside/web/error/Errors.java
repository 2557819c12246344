package dev.quayside.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers every request that failed outside the API's own controllers. Nothing of the
 * failure itself is told, only what the status means.
 */
@Controller
class Errors implements ErrorController {

	@RequestMapping("${server.error.path:/error}")
	Object error(HttpServletRequest request) {
		HttpStatus status = status(request);
		String sentence = sentence(request, status);
		if (isForScript(request)) {
			return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, sentence)).build();
		}
		ModelAndView page = new ModelAndView("error", status);
		page.addObject("status", status.value());
		page.addObject("sentence", sentence);
		return page;
	}

	private static HttpStatus status(HttpServletRequest request) {
		Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		// Asked for by its own address, this page is one that does not exist.
		HttpStatus status = (code instanceof Integer value) ? HttpStatus.resolve(value) : HttpStatus.NOT_FOUND;
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

	private static String sentence(HttpServletRequest request, HttpStatus status) {
		return (request.getAttribute(Refusal.SENTENCE) instanceof String sentence) ? sentence : Sentences.of(status);
	}

	private static boolean isForScript(HttpServletRequest request) {
		@Nullable Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return path instanceof String uri
				&& (uri.startsWith("/api/") || uri.startsWith("/ws/") || uri.startsWith("/actuator/"));
	}

}
