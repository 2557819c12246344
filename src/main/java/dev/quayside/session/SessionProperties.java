package dev.quayside.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a session is made of, and how much each may use.
 *
 * @param image what workspaces are made from
 * @param terminals how many terminals a session may have at once
 * @param memory how much memory a workspace may use
 * @param cpus how many processors a workspace may use, in parts of one
 * @param pids how many processes and threads a workspace may have
 * @param log how much of a terminal's output the daemon keeps for a restarted server
 */
@ConfigurationProperties("quayside.session")
public record SessionProperties(@DefaultValue("quayside/workspace:latest") String image,
		@DefaultValue("4") int terminals, @DefaultValue("128MB") DataSize memory, @DefaultValue("1") double cpus,
		@DefaultValue("128") int pids, @DefaultValue("1MB") DataSize log) {

	private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(6);

	public SessionProperties {
		require(!image.isBlank(), "image", image, "name an image, say quayside/workspace:latest");
		require(terminals > 0, "terminals", terminals, "give a number above zero, say 4");
		require(memory.compareTo(LEAST_MEMORY) >= 0, "memory", memory, "give at least 6MB, say 128MB");
		require(cpus >= 0.01, "cpus", cpus, "give at least 0.01, say 1");
		require(pids > 0, "pids", pids, "give a number above zero, say 128");
		require(log.toKilobytes() > 0, "log", log, "give at least 1KB, say 1MB");
	}

	static void require(boolean holds, String name, Object value, String remedy) {
		if (!holds) {
			throw new IllegalArgumentException("quayside.session." + name + " is '" + value + "'; " + remedy);
		}
	}

}
