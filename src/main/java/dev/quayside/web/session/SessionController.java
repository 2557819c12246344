package dev.quayside.web.session;

import java.time.Duration;
import java.util.Optional;
import dev.quayside.images.LessonImages;
import dev.quayside.session.Answer;
import dev.quayside.session.FileProperties;
import dev.quayside.session.PromptTimes;
import dev.quayside.session.Session;
import dev.quayside.session.LifetimeProperties;
import dev.quayside.session.Opened;
import dev.quayside.session.Origin;
import dev.quayside.session.SessionSecret;
import dev.quayside.session.Sessions;
import dev.quayside.session.TerminalId;
import dev.quayside.session.SessionTerminals;
import dev.quayside.session.Waiting;
import dev.quayside.web.session.SessionView.TerminalView;
import dev.quayside.web.cookie.SecretCookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The session of the caller, who is known by a cookie.
 */
@RestController
@RequestMapping("/api/session")
class SessionController {

	/** How soon one who waits asks again, in seconds. */
	private static final String ASK_AGAIN = "3";

	private final Sessions sessions;

	private final SessionTerminals terminals;

	private final PromptTimes prompts;

	private final LessonImages images;

	private final LifetimeProperties lifetimes;

	private final FileProperties files;

	SessionController(Sessions sessions, SessionTerminals terminals, PromptTimes prompts, LessonImages images,
			LifetimeProperties lifetimes, FileProperties files) {
		this.sessions = sessions;
		this.terminals = terminals;
		this.prompts = prompts;
		this.images = images;
		this.lifetimes = lifetimes;
		this.files = files;
	}

	@PostMapping
	ResponseEntity<?> open(@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie,
			HttpServletRequest request) {
		long asked = System.nanoTime();
		SessionSecret secret = SessionSecret.parse(cookie).orElseGet(SessionSecret::random);
		Answer answer = this.sessions.open(secret, Origin.of(request.getRemoteAddr()));
		if (answer instanceof Opened opened && opened.fresh()) {
			this.prompts.begun(opened.session().id(), asked);
		}
		ResponseEntity.BodyBuilder head = switch (answer) {
			case Opened opened -> ResponseEntity.status(opened.fresh() ? HttpStatus.CREATED : HttpStatus.OK);
			case Waiting _ -> ResponseEntity.status(HttpStatus.ACCEPTED).header(HttpHeaders.RETRY_AFTER, ASK_AGAIN);
		};
		Duration known = this.lifetimes.longest().plus(this.lifetimes.grace());
		head.header(HttpHeaders.SET_COOKIE,
				SecretCookie.of(SessionSecret.COOKIE, secret.value(), request, known.toSeconds()));
		return switch (answer) {
			case Opened opened -> head.body(view(opened.session()));
			case Waiting waiting -> head.body(QueueView.of(waiting));
		};
	}

	@GetMapping
	SessionView show(@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie) {
		return find(cookie).map(this::view).or(() -> resting(cookie)).orElseThrow(NotFoundException::session);
	}

	private Optional<SessionView> resting(@Nullable String cookie) {
		return SessionSecret.parse(cookie)
			.flatMap(this.sessions::findResting)
			.map((resting) -> SessionView.of(resting, this.files.largest()));
	}

	@PostMapping("/extension")
	SessionView extend(@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie) {
		return view(this.sessions.extend(require(cookie).id()));
	}

	@DeleteMapping
	ResponseEntity<Void> end(@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie,
			HttpServletRequest request) {
		SessionSecret.parse(cookie).ifPresent((secret) -> this.sessions.end(secret, "You ended the session."));
		return ResponseEntity.noContent()
			.header(HttpHeaders.SET_COOKIE, SecretCookie.of(SessionSecret.COOKIE, "", request, 0))
			.build();
	}

	@PostMapping("/terminals")
	ResponseEntity<TerminalView> addTerminal(
			@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie) {
		TerminalId terminal = this.terminals.addTerminal(require(cookie).id());
		return ResponseEntity.status(HttpStatus.CREATED).body(new TerminalView(terminal.toString()));
	}

	@DeleteMapping("/terminals/{id}")
	ResponseEntity<Void> endTerminal(
			@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie,
			@PathVariable String id) {
		Session session = require(cookie);
		TerminalId terminal = TerminalId.parse(id)
			.filter((parsed) -> session.terminals().contains(parsed))
			.orElseThrow(() -> new NotFoundException("There is no such terminal in your session."));
		this.terminals.endTerminal(terminal);
		return ResponseEntity.noContent().build();
	}

	private Session require(@Nullable String cookie) {
		return find(cookie).orElseThrow(NotFoundException::session);
	}

	private Optional<Session> find(@Nullable String cookie) {
		return SessionSecret.parse(cookie).flatMap(this.sessions::find);
	}

	private SessionView view(Session session) {
		return SessionView.of(session, this.lifetimes.warning(), this.images.standIns(), this.files.largest());
	}

}
