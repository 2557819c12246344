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
