package dev.quayside.web.security;

import dev.quayside.web.error.Refusal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The chain that every request passes but the operator's. There are no users: a learner
 * is known by the cookie of the session, which the session's own part reads.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	SecurityFilterChain everything(HttpSecurity http, Protection protection) {
		return protection.of(http)
			.authorizeHttpRequests(Routes::allow)
			.exceptionHandling((denied) -> denied
				.authenticationEntryPoint(
						(request, response, ex) -> Refusal.of(HttpStatus.NOT_FOUND).send(request, response))
				.accessDeniedHandler(
						(request, response, ex) -> Refusal.of(HttpStatus.NOT_FOUND).send(request, response)))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// What forged requests do is refused by their origin, for which no token and
			// no state is needed.
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.build();
	}

}
