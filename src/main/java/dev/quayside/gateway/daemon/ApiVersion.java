package dev.quayside.gateway.daemon;

/**
 * A version of the Docker Engine API: 1.{@code minor}.
 *
 * @param minor what stands after the point
 */
public record ApiVersion(int minor) implements Comparable<ApiVersion> {

	/**
	 * The oldest that clients may speak: Testcontainers falls back to it on an older
	 * daemon.
	 */
	public static final ApiVersion OLDEST = new ApiVersion(32);

	/**
	 * The oldest that the daemon is asked in: by earlier ones it shares what later ones
	 * keep apart (IPC, cgroup namespaces). What clients of earlier ones may say, this one
	 * knows.
	 */
	public static final ApiVersion OLDEST_SENT = new ApiVersion(41);

	/** The newest that the gateway's views were written for. */
	public static final ApiVersion NEWEST = new ApiVersion(51);

	static ApiVersion parse(String text) {
		if (!text.matches("1\\.[0-9]{1,3}")) {
			throw new IllegalArgumentException("No version of the Docker Engine API: " + text);
		}
		return new ApiVersion(Integer.parseInt(text.substring(2)));
	}

	@Override
	public int compareTo(ApiVersion other) {
		return Integer.compare(this.minor, other.minor);
	}

	@Override
	public String toString() {
		return "1." + this.minor;
	}

}
