package dev.quayside.web.security;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.quayside.web.error.Refusal;

/**
 * Refuses requests for a name that is not this server's. A site can point its own name at
 * this machine (DNS rebinding): to the browser its pages and this server are one origin
 * then, and any page on the web could start sessions on a server that listens on loopback
 * alone. Addresses and {@code localhost} cannot be pointed elsewhere.
 */
class HostFilter extends OncePerRequestFilter {

	private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+\\]");

	private final Set<String> names = new HashSet<>();

	HostFilter(List<String> names) {
		names.forEach((name) -> this.names.add(name.toLowerCase(Locale.ROOT)));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isOurs(request.getServerName().toLowerCase(Locale.ROOT))) {
			chain.doFilter(request, response);
		}
		else {
			Refusal
				.of(HttpStatus.MISDIRECTED_REQUEST,
						"This server does not go by that name; its operator can add it with quayside.web.hosts.")
				.send(request, response);
		}
	}

	private boolean isOurs(String host) {
		return host.equals("localhost") || host.endsWith(".localhost") || ADDRESS.matcher(host).matches()
				|| this.names.contains(host);
	}

}
