package dev.quayside.web.cookie;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseCookie;

/**
 * A cookie with a secret: no script reads it and no other site sends it.
 */
public final class SecretCookie {

	private SecretCookie() {
	}

	/**
	 * Gives the value of {@code Set-Cookie} (RFC 6265, 4.1).
	 * @param name the name of the cookie
	 * @param value the secret, empty to have the cookie forgotten
	 * @param request over TLS or not, so that the cookie is sent in the same way alone
	 * @param seconds how long the browser keeps it; 0 to have it forgotten
	 * @return the value
	 */
	public static String of(String name, String value, HttpServletRequest request, long seconds) {
		return ResponseCookie.from(name, value)
			.httpOnly(true)
			.sameSite("Strict")
			.secure(request.isSecure())
			.path("/")
			.maxAge(seconds)
			.build()
			.toString();
	}

}
