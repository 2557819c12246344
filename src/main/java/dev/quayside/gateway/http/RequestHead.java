package dev.quayside.gateway.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a request.
 *
 * @param method GET, HEAD, POST, PUT or DELETE
 * @param path the path as it was sent: it needs no decoding, since nothing encoded is let
 * in
 * @param query the query
 * @param framing how long the body is
 * @param upgrade whether the connection is to become a raw stream
 * @param continueExpected whether the client waits for {@code 100 Continue} before it
 * sends the body
 * @param close whether the client wants the connection closed after the answer
 */
record RequestHead(String method, String path, String query, Framing framing, boolean upgrade, boolean continueExpected,
		boolean close) {

	private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]{1,16}) (\\S{1,32768}) HTTP/1\\.1");

	/**
	 * Nothing encoded, no empty, current or parent segment, no absolute form. Possessive,
	 * so that a path of many segments takes no stack.
	 */
	private static final Pattern PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._:@-]++)++");

	static RequestHead parse(List<String> lines) {
		if (lines.isEmpty()) {
			throw Refusal.badRequest("The request begins with an empty line");
		}
		Matcher line = REQUEST_LINE.matcher(lines.getFirst());
		if (!line.matches()) {
			throw Refusal.badRequest("The first line of the request is not METHOD /path HTTP/1.1");
		}
		String target = line.group(2);
		int mark = target.indexOf('?');
		String path = (mark < 0) ? target : target.substring(0, mark);
		if (!PATH.matcher(path).matches()) {
			throw Refusal.badRequest("The path has an empty, encoded or relative segment, or a character that no "
					+ "Docker path has; send it as the docker CLI does");
		}
		Headers headers = Headers.parse(lines.subList(1, lines.size()));
		return new RequestHead(line.group(1), path, (mark < 0) ? "" : target.substring(mark + 1), headers.framing(),
				headers.upgrade(), headers.continueExpected(), headers.close());
	}

}
