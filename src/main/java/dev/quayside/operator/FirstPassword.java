package dev.quayside.operator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sees to it, at the first start, that there is a password, and tells it this once. It
 * keeps nobody waiting.
 */
@Component
class FirstPassword {

	private static final Logger logger = LoggerFactory.getLogger(FirstPassword.class);

	private final OperatorPassword password;

	FirstPassword(OperatorPassword password) {
		this.password = password;
	}

	@EventListener(ApplicationReadyEvent.class)
	void tell() {
		if (!this.password.exists()) {
			logger.info("The password of the operator's page, /operator, told this once: {}", this.password.renew());
		}
	}

}
