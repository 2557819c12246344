package dev.quayside.web.session;

import java.io.UncheckedIOException;
import dev.quayside.engine.EngineException;
import dev.quayside.session.HomeFileException;
import dev.quayside.session.SessionRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Says in one sentence what is wrong with a call on the session (RFC 9457).
 */
@RestControllerAdvice(basePackageClasses = SessionController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SessionProblems {

	private static final Logger logger = LoggerFactory.getLogger(SessionProblems.class);

	@ExceptionHandler
	ProblemDetail notFound(NotFoundException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail refused(SessionRefusedException ex) {
		HttpStatus status = switch (ex.reason()) {
			case UNKNOWN -> HttpStatus.NOT_FOUND;
			case TOO_MANY_TERMINALS -> HttpStatus.CONFLICT;
			case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
			case FULL, NOT_READY -> HttpStatus.SERVICE_UNAVAILABLE;
		};
		return ProblemDetail.forStatusAndDetail(status, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail refused(HomeFileException ex) {
		HttpStatus status = switch (ex.reason()) {
			case UNKNOWN -> HttpStatus.NOT_FOUND;
			case NOT_A_FILE -> HttpStatus.UNPROCESSABLE_CONTENT;
			case TAKEN -> HttpStatus.CONFLICT;
			case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
			case FULL -> HttpStatus.INSUFFICIENT_STORAGE;
			case BROKEN_OFF -> HttpStatus.BAD_REQUEST;
			case BUSY -> HttpStatus.TOO_MANY_REQUESTS;
		};
		return ProblemDetail.forStatusAndDetail(status, ex.getMessage());
	}

	/** What the daemon says may name what learners must not see: it goes to the log. */
	@ExceptionHandler({ EngineException.class, UncheckedIOException.class })
	ProblemDetail failed(RuntimeException ex) {
		logger.warn("A call on a session failed: {}", ex.getMessage());
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"The Docker engine of this server does not do as asked; tell its operator to look at the log.");
	}

}
