package dev.quayside.progress;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import dev.quayside.testing.Server;

/**
 * A program that keeps the cookie of a learner.
 */
final class Browser {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final Server server;

	private String secret = "";

	Browser(Server server) {
		this.server = server;
	}

	String secret() {
		return this.secret;
	}

	HttpResponse<String> call(String method, String path) throws IOException, InterruptedException {
		HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(this.server.address(path))
			.method(method, BodyPublishers.noBody())
			.header("Cookie", LearnerSecret.COOKIE + "=" + this.secret)
			.timeout(Duration.ofSeconds(60))
			.build(), BodyHandlers.ofString());
		String set = setCookie(answer);
		if (set.contains("Max-Age=") && !set.contains("Max-Age=0")) {
			this.secret = set.substring(set.indexOf('=') + 1, set.indexOf(';'));
		}
		return answer;
	}

	String setCookie(HttpResponse<String> answer) {
		return answer.headers().firstValue("Set-Cookie").orElse("");
	}

}
