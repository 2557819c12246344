package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.RealNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Progress that the daemon tells and nobody is shown: only how it ends matters.
 */
final class DaemonProgress {

	private static final int LONGEST = 1024 * 1024;

	private DaemonProgress() {
	}

	/**
	 * Waits for the end.
	 * @param answer of the daemon, which is closed
	 * @param names of the session
	 * @throws Refusal if it ends with an error
	 */
	static void readToEnd(UpstreamResponse answer, RealNames names) throws IOException {
		try (answer;
				BufferedReader lines = new BufferedReader(
						new InputStreamReader(new Part(answer.body(), LONGEST), StandardCharsets.UTF_8))) {
			lines.lines().filter((line) -> line.contains("\"error\"")).findFirst().ifPresent((line) -> {
				throw Refusal.badRequest(names.ownText(error(line)));
			});
		}
	}

	private static String error(String line) {
		try {
			return JsonMapper.shared().readTree(line).path("error").asString("the daemon refused it");
		}
		catch (JacksonException ex) {
			return "the daemon refused it";
		}
	}

}
