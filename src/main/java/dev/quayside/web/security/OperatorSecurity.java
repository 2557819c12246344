package dev.quayside.web.security;

import java.net.InetAddress;
import java.util.Set;

import dev.quayside.web.error.Refusal;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The chain of the operator's page and of the metrics: a password, and nothing else, lets
 * in. Learners' cookies mean nothing here, and the operator's own is sent nowhere else.
 */
@Configuration(proxyBeanMethods = false)
class OperatorSecurity {

	private static final String PAGE = "/operator";

	private static final String LOGIN = PAGE + "/login";

	private static final String METRICS = "/actuator/prometheus";

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain operator(HttpSecurity http, Protection protection, OperatorAuthentication operator) {
		BasicAuthenticationEntryPoint challenge = new BasicAuthenticationEntryPoint();
		challenge.setRealmName("Quayside metrics");
		return protection.of(http.securityMatcher(PAGE, PAGE + "/**", METRICS), CsrfFilter.class)
			// Without it a browser says of a form that it comes from nowhere.
			.headers((headers) -> headers.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
			.authenticationManager(new ProviderManager(operator))
			.authorizeHttpRequests(OperatorSecurity::allow)
			.formLogin((form) -> form.loginPage(LOGIN)
				.defaultSuccessUrl(PAGE, true)
				// The handler of failureUrl would begin a session.
				.failureHandler((request, response, ex) -> response.sendRedirect(LOGIN + "?wrong")))
			.httpBasic((basic) -> basic.authenticationEntryPoint(challenge))
			.csrf((csrf) -> csrf.csrfTokenRepository(tokens()))
			.logout((logout) -> logout.logoutUrl(PAGE + "/logout")
				.logoutSuccessUrl(LOGIN)
				.deleteCookies("quayside-operator"))
			.exceptionHandling((denied) -> denied
				.defaultAuthenticationEntryPointFor(challenge, PathPatternRequestMatcher.pathPattern(METRICS))
				.defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(LOGIN),
						PathPatternRequestMatcher.pathPattern("/**"))
				.accessDeniedHandler((request, response, ex) -> Refusal
					.of(HttpStatus.FORBIDDEN, "That was not asked by the operator's page; open it and try again.")
					.send(request, response)))
			.build();
	}

	/**
	 * Kept by the browser, so that nobody but the operator makes a session on this
	 * server.
	 */
	private static CsrfTokenRepository tokens() {
		CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName("quayside-operator-form");
		tokens.setCookiePath(PAGE);
		tokens.setCookieCustomizer((cookie) -> cookie.sameSite("Strict"));
		return tokens;
	}

	private static void allow(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.dispatcherTypeMatchers(jakarta.servlet.DispatcherType.ERROR).permitAll();
		requests.requestMatchers(HttpMethod.GET, LOGIN).permitAll();
		requests.requestMatchers(HttpMethod.GET, METRICS)
			.access((authentication, context) -> new AuthorizationDecision(
					isNeighbour(context.getRequest()) || isOperator(authentication.get())));
		requests.requestMatchers(HttpMethod.GET, PAGE).hasRole(OperatorAuthentication.ROLE);
		requests.requestMatchers(HttpMethod.POST, PAGE + "/sessions/*/end").hasRole(OperatorAuthentication.ROLE);
		requests.anyRequest().denyAll();
	}

	private static boolean isOperator(org.springframework.security.core.Authentication authentication) {
		return authentication.getAuthorities()
			.stream()
			.anyMatch((authority) -> OperatorAuthentication.AUTHORITY.equals(authority.getAuthority()));
	}

	/**
	 * Whether a program on this machine asks, and for itself: a proxy on this machine
	 * asks for others, and says so.
	 */
	private static boolean isNeighbour(HttpServletRequest request) {
		return isLoopback(request.getRemoteAddr())
				&& Set.of("localhost", "127.0.0.1", "[::1]").contains(request.getServerName())
				&& request.getHeader("Forwarded") == null && request.getHeader("X-Forwarded-For") == null
				&& request.getHeader("Via") == null;
	}

	private static boolean isLoopback(String address) {
		try {
			return InetAddress.ofLiteral(address).isLoopbackAddress();
		}
		catch (IllegalArgumentException _) {
			return false;
		}
	}

}
