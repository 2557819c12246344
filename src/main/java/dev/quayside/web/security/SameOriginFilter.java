package dev.quayside.web.security;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import dev.quayside.web.error.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site's page makes a browser ask: every request that changes
 * something, and every WebSocket, which browsers allow across sites. A browser tells
 * where such a request comes from (Fetch Metadata, RFC 6454); a caller that tells nothing
 * is no browser and carries no one's cookie.
 */
class SameOriginFilter extends OncePerRequestFilter {

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (changesSomething(request) && !isFromHere(request)) {
			Refusal
				.of(HttpStatus.FORBIDDEN,
						"This was asked by another site's page; open Quayside itself and do it there.")
				.send(request, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static boolean changesSomething(HttpServletRequest request) {
		return !SAFE.contains(request.getMethod()) || request.getHeader(HttpHeaders.UPGRADE) != null
				|| request.getRequestURI().startsWith("/ws/");
	}

	private static boolean isFromHere(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return (site == null || site.equals("same-origin"))
				&& (origin == null || isSameHost(origin, request.getHeader(HttpHeaders.HOST)));
	}

	/**
	 * The scheme is left out: a proxy may speak HTTPS for this server.
	 */
	private static boolean isSameHost(String origin, @Nullable String host) {
		try {
			String authority = URI.create(origin).getRawAuthority();
			return authority != null && authority.equalsIgnoreCase(host);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
