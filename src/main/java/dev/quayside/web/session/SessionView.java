package dev.quayside.web.session;

import java.time.Instant;
import java.util.List;
import dev.quayside.session.Session;
import org.springframework.util.unit.DataSize;

/**
 * A session as the API shows it.
 *
 * @param id its name
 * @param terminals its terminals
 * @param expiresAt when it ends if nothing is done in it from now on
 * @param standIns the images in use that were built because no registry answered
 * @param largestFile how many bytes a file that is brought into its home may have
 */
record SessionView(String id, List<TerminalView> terminals, Instant expiresAt, List<String> standIns,
		long largestFile) {

	static SessionView of(Session session, List<String> standIns, DataSize largestFile) {
		List<TerminalView> terminals = session.terminals()
			.stream()
			.map((id) -> new TerminalView(id.toString()))
			.toList();
		return new SessionView(session.id().value(), terminals, session.expiresAt(), standIns, largestFile.toBytes());
	}

	/**
	 * A terminal as the API shows it.
	 *
	 * @param id its name
	 */
	record TerminalView(String id) {
	}

}
