package dev.quayside.web.error;

import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns what an API's controller throws into a problem detail (RFC 9457) with one
 * sentence as its {@code detail}.
 */
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors extends ResponseEntityExceptionHandler {

	private static final Log logger = LogFactory.getLog(ApiErrors.class);

	@ExceptionHandler
	ProblemDetail unexpected(Exception ex) {
		logger.error("A request of the API failed", ex);
		return problem(HttpStatus.INTERNAL_SERVER_ERROR, null);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String sentence = ex.getAllErrors()
			.stream()
			.map(ObjectError::getDefaultMessage)
			.distinct()
			.collect(Collectors.joining(" "));
		return handleExceptionInternal(ex, problem(status, sentence), headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return handleExceptionInternal(ex, problem(status, "The body is not the JSON that is expected here."), headers,
				status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		Object problem = body;
		if (problem == null && ex instanceof ErrorResponse response) {
			problem = response.getBody();
		}
		if (problem instanceof ProblemDetail detail && detail.getDetail() == null) {
			problem = problem(status, null);
		}
		return super.handleExceptionInternal(ex, problem, headers, status, request);
	}

	private static ProblemDetail problem(HttpStatusCode code, @Nullable String sentence) {
		HttpStatus status = HttpStatus.valueOf(code.value());
		return ProblemDetail.forStatusAndDetail(status, (sentence != null) ? sentence : Sentences.of(status));
	}

}
