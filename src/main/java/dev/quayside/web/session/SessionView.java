package dev.quayside.web.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import dev.quayside.session.Resting;
import dev.quayside.session.Session;
import org.springframework.util.unit.DataSize;

/**
 * A session as the API shows it.
 *
 * @param id its name
 * @param terminals its terminals, none while it rests
 * @param expiresAt when it ends if nothing is done in it from now on
 * @param warnsAt from when on the learner is warned of that
 * @param now the server's clock, by which those times are reckoned
 * @param resting whether it has ended and is kept until then, for the learner to take up
 * again
 * @param standIns the images in use that were built because no registry answered
 * @param largestFile how many bytes a file that is brought into its home may have
 */
record SessionView(String id, List<TerminalView> terminals, Instant expiresAt, Instant warnsAt, Instant now,
		boolean resting, List<String> standIns, long largestFile) {

	static SessionView of(Session session, Duration warning, List<String> standIns, DataSize largestFile) {
		List<TerminalView> terminals = session.terminals()
			.stream()
			.map((id) -> new TerminalView(id.toString()))
			.toList();
		return new SessionView(session.id().value(), terminals, session.expiresAt(), session.expiresAt().minus(warning),
				Instant.now(), false, standIns, largestFile.toBytes());
	}

	static SessionView of(Resting session, DataSize largestFile) {
		return new SessionView(session.id().value(), List.of(), session.until(), session.until(), Instant.now(), true,
				List.of(), largestFile.toBytes());
	}

	/**
	 * A terminal as the API shows it.
	 *
	 * @param id its name
	 */
	record TerminalView(String id) {
	}

}
