package dev.quayside.gateway.build;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports as EXPOSE names them.
 */
final class Ports {

	private static final Pattern SHAPE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?(?:/(tcp|udp|sctp))?");

	private static final int HIGHEST = 65535;

	/** As many as a container may have. */
	private static final int MOST = 64;

	private Ports() {
	}

	static List<String> of(String text) {
		Matcher parts = SHAPE.matcher(text);
		if (!parts.matches()) {
			throw new BuildFailure("Invalid containerPort: " + text);
		}
		int first = Integer.parseInt(parts.group(1));
		int last = (parts.group(2) != null) ? Integer.parseInt(parts.group(2)) : first;
		if (last > HIGHEST || last < first) {
			throw new BuildFailure("Invalid containerPort: " + text);
		}
		if (last - first >= MOST) {
			throw new BuildFailure("EXPOSE " + text + " names more than " + MOST + " ports");
		}
		String protocol = (parts.group(3) != null) ? parts.group(3) : "tcp";
		List<String> ports = new ArrayList<>();
		for (int port = first; port <= last; port++) {
			ports.add(port + "/" + protocol);
		}
		return ports;
	}

}
