package dev.quayside.gateway;

/**
 * What a command did, made comparable: what must differ between any two engines is
 * replaced.
 */
final class Outcome {

	private Outcome() {
	}

	static String of(Docker.Result result) {
		String shown = Normal.of(result.out() + result.err())
			// where a daemon beside the machine's own keeps things
			.replaceAll("/tmp/quayside-daemon[0-9]+/data", "/var/lib/docker")
			// a race within the CLI of 20.10 after a start that failed
			.replaceAll("(?m)^time=.*error waiting for container: context canceled\"\n", "")
			// what the stand-ins of images carry, and sessions do not see
			.replaceAll("dev\\.quayside\\.[a-z-]+=[^,)\\s]*(?:, ?)?|,dev\\.quayside\\.[a-z-]+=[^,)\\s]*", "")
			.replaceAll("\"dev\\.quayside\\.[a-z-]+\":\"[^\"]*\",?", "")
			.replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?", "<time>")
			.replaceAll("\"(time|timeNano)\":[0-9]+", "\"$1\":0")
			// how many seconds a container ran
			.replaceAll("(execDuration\"?[=:]\"?)[0-9]+", "$1<seconds>")
			.replaceAll("\\b[a-z]+_[a-z]+\\b", "<name>")
			.replaceAll("sha256:[0-9a-f]{64}", "<id>")
			.replaceAll("\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b", "<ip>")
			.replaceAll("/dev/pts/[0-9]+", "/dev/pts/<n>");
		return shown + "exit " + result.exit() + "\n";
	}

}
