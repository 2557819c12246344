package dev.quayside.operator;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import dev.quayside.testing.Server;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A browser without JavaScript at the operator's page: it keeps cookies, follows
 * redirects and sends forms.
 */
final class Visitor implements AutoCloseable {

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	private final Server server;

	Visitor(Server server) {
		this.server = server;
	}

	HttpResponse<String> get(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.server.address(path));
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
		String form = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		HttpRequest.Builder request = HttpRequest.newBuilder(this.server.address(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form));
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	HttpResponse<String> logIn(String password) {
		Document page = Jsoup.parse(get("/operator/login").body());
		return post("/operator/login", Map.of("username", "operator", "password", password, "_csrf", token(page)));
	}

	/** The page, which has to be open to this visitor. */
	Document page() {
		return Jsoup.parse(get("/operator").body());
	}

	/** The names of those that the server has given. */
	List<String> cookies() {
		return this.cookies.getCookieStore().getCookies().stream().map(HttpCookie::getName).toList();
	}

	static String token(Element form) {
		return form.getElementsByAttributeValue("name", "_csrf").attr("value");
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.client.close();
	}

}
