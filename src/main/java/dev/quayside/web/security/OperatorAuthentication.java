package dev.quayside.web.security;

import dev.quayside.operator.Guesses;
import dev.quayside.operator.OperatorPassword;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Lets in whoever knows the operator's password, under whatever name.
 */
@Component
class OperatorAuthentication implements AuthenticationProvider {

	static final String ROLE = "OPERATOR";

	static final String AUTHORITY = "ROLE_" + ROLE;

	private final OperatorPassword password;

	private final Guesses guesses;

	OperatorAuthentication(OperatorPassword password, Guesses guesses) {
		this.password = password;
		this.guesses = guesses;
	}

	@Override
	public Authentication authenticate(Authentication guess) {
		String address = (guess.getDetails() instanceof WebAuthenticationDetails details) ? details.getRemoteAddress()
				: "";
		if (!this.guesses.allowed(address)) {
			throw new LockedException("Too many wrong passwords; wait a minute, then try again.");
		}
		if (!(guess.getCredentials() instanceof String given) || !this.password.matches(given.strip())) {
			this.guesses.failed(address);
			throw new BadCredentialsException("That is not the password.");
		}
		this.guesses.succeeded(address);
		return UsernamePasswordAuthenticationToken.authenticated("operator", null,
				AuthorityUtils.createAuthorityList(AUTHORITY));
	}

	@Override
	public boolean supports(@Nullable Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.equals(authentication);
	}

}
