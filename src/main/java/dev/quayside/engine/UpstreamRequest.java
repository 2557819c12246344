package dev.quayside.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fresh request to the daemon.
 *
 * @param method the HTTP method
 * @param target the path, with a version or without, and the query:
 * {@code /v1.41/containers/json?all=1}
 * @param headers what is sent beside Host, Connection and the framing
 * @param body what is sent, or null for none
 * @param upgrade whether the connection is to become a raw stream ({@code attach},
 * {@code exec start})
 */
public record UpstreamRequest(String method, String target, Map<String, String> headers, @Nullable UpstreamBody body,
		boolean upgrade) {

	public UpstreamRequest {
		headers = Map.copyOf(headers);
	}

	/**
	 * A request with neither headers nor body.
	 * @param method the HTTP method
	 * @param target path and query
	 * @return the request
	 */
	public static UpstreamRequest of(String method, String target) {
		return new UpstreamRequest(method, target, Map.of(), null, false);
	}

	/**
	 * A request with a JSON body.
	 * @param method the HTTP method
	 * @param target path and query
	 * @param json the document, in UTF-8
	 * @return the request
	 */
	public static UpstreamRequest json(String method, String target, byte[] json) {
		return new UpstreamRequest(method, target, Map.of("Content-Type", "application/json"), UpstreamBody.of(json),
				false);
	}

	/**
	 * The same request, asking the daemon to hand over the connection as a raw stream.
	 * @return the request with {@code Upgrade: tcp}
	 */
	public UpstreamRequest upgrading() {
		return new UpstreamRequest(this.method, this.target, this.headers, this.body, true);
	}

}
