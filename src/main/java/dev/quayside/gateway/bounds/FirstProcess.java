package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first process of a container, with which all others end (pid_namespaces(7)).
 */
final class FirstProcess {

	private FirstProcess() {
	}

	/**
	 * Kills it, if it is that of the container: the number may be another's by now, or
	 * count in a namespace that is not the server's.
	 */
	static void kill(int number, String container) {
		if (number > 1 && groups(number).contains(container)) {
			ProcessHandle.of(number).ifPresent(ProcessHandle::destroyForcibly);
		}
	}

	/**
	 * Of a container they have its id in their path, by whatever driver; of one that
	 * ended there are none.
	 */
	private static String groups(int number) {
		try {
			return Files.readString(Path.of("/proc", Integer.toString(number), "cgroup"));
		}
		catch (IOException _) {
			return "";
		}
	}

}
