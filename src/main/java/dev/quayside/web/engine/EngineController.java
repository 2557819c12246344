package dev.quayside.web.engine;

import dev.quayside.engine.EngineException;
import dev.quayside.gateway.EngineStates;
import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionSecret;
import dev.quayside.session.Sessions;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The engine of the caller's session, which a cookie alone names.
 */
@RestController
@RequestMapping("/api/session")
class EngineController {

	private static final Logger LOGGER = System.getLogger(EngineController.class.getName());

	private final Sessions sessions;

	private final EngineStates states;

	private final EngineStreams streams;

	EngineController(Sessions sessions, EngineStates states, EngineStreams streams) {
		this.sessions = sessions;
		this.states = states;
		this.streams = streams;
	}

	@GetMapping("/engine")
	EngineView engine(@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie) {
		SessionId session = require(cookie);
		return EngineView.of(this.states.of(session), (container) -> this.states.added(session, container.id()));
	}

	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter events(@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie,
			HttpServletResponse response) {
		SessionId session = require(cookie);
		SseEmitter stream = this.streams.open(session);
		// A session that ended meanwhile has told so before this stream was there.
		if (this.sessions.find(SessionSecret.parse(cookie).orElseThrow()).isEmpty()) {
			this.streams.end(session);
		}
		response.setHeader("X-Accel-Buffering", "no");
		return stream;
	}

	@ExceptionHandler
	ProblemDetail engineIsAway(EngineException ex) {
		LOGGER.log(Level.WARNING, "An engine could not be shown: {0}", ex.getMessage());
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"The Docker engine of this server does not answer; try again in a moment.");
	}

	private SessionId require(@Nullable String cookie) {
		return SessionSecret.parse(cookie)
			.flatMap(this.sessions::find)
			.orElseThrow(
					() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "You have no session; start one first."))
			.id();
	}

}
