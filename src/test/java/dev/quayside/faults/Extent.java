package dev.quayside.faults;

/**
 * How often each fault is brought about: a little in every run, and as much as is
 * promised with {@code -Dfaults=full}.
 *
 * @param kills of the server
 * @param restarts of the daemon
 * @param silence of the daemon, in seconds
 * @param sessions that end at once
 * @param networks that one session asks for
 */
record Extent(int kills, int restarts, int silence, int sessions, int networks) {

	static Extent asked() {
		return System.getProperty("faults", "").equals("full") ? new Extent(50, 10, 60, 200, 500)
				: new Extent(5, 2, 20, 12, 40);
	}

}
