package dev.quayside.web.session;

import java.util.Optional;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.session.SessionSecret;
import dev.quayside.session.Sessions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Names the session of the caller in all that is logged until the call is answered, and
 * so in what is said of one that failed.
 */
@Component
class CallerInLog implements AsyncHandlerInterceptor, WebMvcConfigurer {

	private static final String NAMED = CallerInLog.class.getName();

	private final Sessions sessions;

	CallerInLog(Sessions sessions) {
		this.sessions = sessions;
	}

	/** What needs no session is not to ask the database for one. */
	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/api/session/**", "/api/lessons/**", "/api/quizzes/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Cookie cookie = WebUtils.getCookie(request, SessionSecret.COOKIE);
		if (cookie != null && request.getDispatcherType() == DispatcherType.REQUEST) {
			Optional<SessionInLog> named = SessionSecret.parse(cookie.getValue())
				.flatMap(this.sessions::name)
				.map(SessionInLog::of);
			request.setAttribute(NAMED, named.orElse(null));
		}
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception failure) {
		forget(request);
	}

	/** The stream that was begun has a thread of its own. */
	@Override
	public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response,
			Object handler) {
		forget(request);
	}

	private static void forget(HttpServletRequest request) {
		if (request.getAttribute(NAMED) instanceof SessionInLog named) {
			request.removeAttribute(NAMED);
			named.close();
		}
	}

}
