package dev.quayside.engine;

import java.util.List;
import java.util.Map;

/**
 * A container with a TTY, without network and without capabilities, that is to be made.
 *
 * @param name its name
 * @param image what it is made from; must be there already
 * @param user who its main process runs as
 * @param labels its labels
 * @param mounts what it sees of the host
 * @param limits how much it may use
 */
public record ContainerSpec(String name, String image, String user, Map<String, String> labels, List<Mount> mounts,
		Limits limits) {

	public ContainerSpec {
		labels = Map.copyOf(labels);
		mounts = List.copyOf(mounts);
	}

	/**
	 * Something of the host at a path in the container.
	 */
	public sealed interface Mount {

		/**
		 * Where it is seen.
		 * @return an absolute path in the container
		 */
		String target();

	}

	/**
	 * A folder of the host, which the container cannot write to. It may connect to the
	 * sockets in it.
	 *
	 * @param source an absolute path on the daemon's host
	 * @param target where it is seen
	 */
	public record Folder(String source, String target) implements Mount {
	}

	/**
	 * A named volume.
	 *
	 * @param name its name
	 * @param target where it is seen
	 */
	public record Volume(String name, String target) implements Mount {
	}

	/**
	 * How much a container may use.
	 *
	 * @param memoryBytes memory, with no swap on top
	 * @param cpus processors, in parts of one
	 * @param pids processes and threads
	 * @param logBytes how much of its output the daemon keeps, twice
	 * @param group below what control group it runs, empty for the daemon's own
	 */
	public record Limits(long memoryBytes, double cpus, long pids, long logBytes, String group) {
	}

}
