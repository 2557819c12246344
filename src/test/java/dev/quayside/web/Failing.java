package dev.quayside.web;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An address of the API that fails with what nobody may read.
 */
@RestController
@TestComponent
class Failing {

	@GetMapping("/api/session/failing")
	String fail() {
		throw new IllegalStateException("secret");
	}

}
