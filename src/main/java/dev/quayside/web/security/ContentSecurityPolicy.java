package dev.quayside.web.security;

/**
 * What a page may load: its own files and nothing else. No inline script and no inline
 * style, and text becomes markup in one named place only.
 */
final class ContentSecurityPolicy {

	/**
	 * Allows a style element with nothing in it. xterm.js makes some, which the page
	 * fills through the CSS object model.
	 */
	private static final String EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

	static final String DIRECTIVES = String.join("; ", "default-src 'none'", "script-src 'self'",
			"style-src 'self' " + EMPTY_STYLE, "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
			"form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
			"trusted-types quayside");

	private ContentSecurityPolicy() {
	}

}
