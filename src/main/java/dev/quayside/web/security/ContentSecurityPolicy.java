package dev.quayside.web.security;

/**
 * What a page may load: its own files and nothing else. No inline script and no inline
 * style, and text becomes markup in one named place only.
 */
final class ContentSecurityPolicy {

	static final String DIRECTIVES = String.join("; ", "default-src 'none'", "script-src 'self'", "style-src 'self'",
			"img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'none'",
			"frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types quayside");

	private ContentSecurityPolicy() {
	}

}
