package dev.quayside.engine;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;

/**
 * The daemon took the request and did not answer in time. The message is a part of a
 * sentence.
 */
public class SilentDaemonException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	SilentDaemonException(Duration limit, IOException cause) {
		super("it has not answered for " + limit.toSeconds() + " seconds", cause);
	}

}
