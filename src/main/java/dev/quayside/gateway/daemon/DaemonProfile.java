package dev.quayside.gateway.daemon;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the daemon is, as far as clients may know.
 *
 * @param api the version that sessions are offered: the daemon's, or the newest known if
 * that is older
 * @param server what the daemon calls itself
 */
public record DaemonProfile(ApiVersion api, String server) {

	/**
	 * Whether it is of a release or a later one.
	 * @param major the first number of the release, say 28
	 * @return true as well for a daemon that does not tell its release but speaks an API
	 * that is newer than that of 20.10
	 */
	public boolean since(int major) {
		Release release = Release.of(this.server.substring(this.server.indexOf('/') + 1));
		return release.numbers().isEmpty() ? this.api.minor() > 41 : release.numbers().getFirst() >= major;
	}

	/**
	 * The headers that every answer carries; the docker CLI chooses its version by them.
	 * @return by name
	 */
	public Map<String, String> headers() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Api-Version", this.api.toString());
		headers.put("Docker-Experimental", "false");
		headers.put("Ostype", "linux");
		headers.put("Server", this.server);
		return headers;
	}

}
