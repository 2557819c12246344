package dev.quayside.web.security;

import dev.quayside.operator.OperatorPassword;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Lets in whoever knows the operator's password, under whatever name.
 */
@Component
class OperatorAuthentication implements AuthenticationProvider {

	static final String ROLE = "OPERATOR";

	static final String AUTHORITY = "ROLE_" + ROLE;

	private final OperatorPassword password;

	OperatorAuthentication(OperatorPassword password) {
		this.password = password;
	}

	@Override
	public Authentication authenticate(Authentication guess) {
		if (!(guess.getCredentials() instanceof String given) || !this.password.matches(given.strip())) {
			throw new BadCredentialsException("That is not the password.");
		}
		return UsernamePasswordAuthenticationToken.authenticated("operator", null,
				AuthorityUtils.createAuthorityList(AUTHORITY));
	}

	@Override
	public boolean supports(@Nullable Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.equals(authentication);
	}

}
