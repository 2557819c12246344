package dev.quayside.web.security;

import java.net.InetAddress;

import dev.quayside.session.FileProperties;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.HstsConfig;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/**
 * What every request passes, whoever asks: only for this server's own names, from its own
 * pages, with small bodies; and what every answer tells the browser.
 */
@Component
class Protection {

	private static final String PERMISSIONS = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), "
			+ "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
			+ "clipboard-read=(self), clipboard-write=(self)";

	private final HostProperties hosts;

	private final FileProperties files;

	private final InetAddress address;

	Protection(HostProperties hosts, FileProperties files, @Value("${server.address:0.0.0.0}") InetAddress address) {
		this.hosts = hosts;
		this.files = files;
		this.address = address;
	}

	HttpSecurity of(HttpSecurity http) {
		return of(http, AuthorizationFilter.class);
	}

	/**
	 * Protects a chain of filters.
	 * @param http the chain
	 * @param first the first filter of the chain that looks into a request
	 * @return the chain
	 */
	HttpSecurity of(HttpSecurity http, Class<? extends jakarta.servlet.Filter> first) {
		if (this.address.isLoopbackAddress() || !this.hosts.hosts().isEmpty()) {
			http.addFilterBefore(new HostFilter(this.hosts.hosts()), first);
		}
		return http.addFilterBefore(new SameOriginFilter(), first)
			.addFilterBefore(new SmallBodyFilter(this.files.largest()), first)
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives(ContentSecurityPolicy.DIRECTIVES))
				.frameOptions(FrameOptionsConfig::deny)
				.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.NO_REFERRER))
				.permissionsPolicyHeader((policy) -> policy.policy(PERMISSIONS))
				.crossOriginOpenerPolicy((policy) -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
				.crossOriginResourcePolicy((policy) -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
				.httpStrictTransportSecurity(HstsConfig::disable))
			.requestCache(AbstractHttpConfigurer::disable);
	}

}
