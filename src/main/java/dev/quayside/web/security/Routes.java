package dev.quayside.web.security;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;

/**
 * The addresses that exist for the outside. A new one is added here or is not found.
 */
final class Routes {

	private static final String[] PAGES = { "/", "/lessons/*/*", "/content/**", "/webjars/**" };

	private static final String[] API = { "/api/session", "/api/session/**" };

	private Routes() {
	}

	static void allow(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.dispatcherTypeMatchers(ERROR, ASYNC).permitAll();
		requests.requestMatchers(HttpMethod.GET, PAGES).permitAll();
		requests.requestMatchers(HttpMethod.HEAD, PAGES).permitAll();
		requests.requestMatchers(API).permitAll();
		requests.requestMatchers(HttpMethod.POST, "/api/quizzes/*/*/*").permitAll();
		requests.requestMatchers(HttpMethod.GET, "/api/lessons/*/*/checks/events").permitAll();
		requests.requestMatchers(HttpMethod.GET, "/api/lessons/*/*/changes").permitAll();
		requests.requestMatchers("/api/progress").permitAll();
		requests.requestMatchers(HttpMethod.POST, "/api/progress/*/*").permitAll();
		requests.requestMatchers(HttpMethod.GET, "/ws/terminals/*").permitAll();
		requests.requestMatchers(HttpMethod.GET, "/actuator/health").permitAll();
		requests.anyRequest().denyAll();
	}

}
