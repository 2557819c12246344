package dev.quayside.web.security;

import java.net.InetAddress;

import dev.quayside.session.FileProperties;
import dev.quayside.web.error.Refusal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.HstsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The one chain that every request passes. There are no users: a learner is known by the
 * cookie of the session, which the session's own part reads.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String PERMISSIONS = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), "
			+ "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
			+ "clipboard-read=(self), clipboard-write=(self)";

	@Bean
	SecurityFilterChain everything(HttpSecurity http, HostProperties properties, FileProperties files,
			@Value("${server.address:0.0.0.0}") InetAddress address) {
		if (address.isLoopbackAddress() || !properties.hosts().isEmpty()) {
			http.addFilterBefore(new HostFilter(properties.hosts()), AuthorizationFilter.class);
		}
		return http.authorizeHttpRequests(Routes::allow)
			.addFilterBefore(new SameOriginFilter(), AuthorizationFilter.class)
			.addFilterBefore(new SmallBodyFilter(files.largest()), AuthorizationFilter.class)
			.exceptionHandling((denied) -> denied
				.authenticationEntryPoint(
						(request, response, ex) -> Refusal.of(HttpStatus.NOT_FOUND).send(request, response))
				.accessDeniedHandler(
						(request, response, ex) -> Refusal.of(HttpStatus.NOT_FOUND).send(request, response)))
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives(ContentSecurityPolicy.DIRECTIVES))
				.frameOptions(FrameOptionsConfig::deny)
				.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.NO_REFERRER))
				.permissionsPolicyHeader((policy) -> policy.policy(PERMISSIONS))
				.crossOriginOpenerPolicy((policy) -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
				.crossOriginResourcePolicy((policy) -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
				.httpStrictTransportSecurity(HstsConfig::disable))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// What forged requests do is refused by their origin, for which no token and
			// no state is needed.
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.build();
	}

}
