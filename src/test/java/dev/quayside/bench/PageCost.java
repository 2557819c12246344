package dev.quayside.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What the page of a lesson costs.
 */
final class PageCost {

	private static final int WARMING = 3_000;

	private static final int REQUESTS = 2_000;

	private static final int AT_A_TIME = 16;

	private static final int SECONDS = 10;

	private static final Pattern NAMED = Pattern
		.compile("(?:<script[^>]*? src|<link[^>]*? href|<img[^>]*? src|<use[^>]*? href)=\"([^\"#]+)");

	private static final Pattern IMPORTED = Pattern.compile("(?:from|import)\\s*\\(?\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI page;

	/**
	 * All that a browser fetches for a page.
	 *
	 * @param files how many files
	 * @param bytes of their bodies, compressed as the server does it
	 */
	record Weight(int files, long bytes) {
	}

	PageCost(String server, String path) {
		this.page = URI.create(server + path);
	}

	/**
	 * From the request until the head of the answer is there, on a connection that is
	 * open.
	 */
	Latencies firstBytes() throws IOException, InterruptedException {
		for (int i = 0; i < WARMING; i++) {
			get(this.page);
		}
		Latencies latencies = new Latencies();
		for (int i = 0; i < REQUESTS; i++) {
			long start = System.nanoTime();
			try (var body = this.http.send(request(this.page), BodyHandlers.ofInputStream()).body()) {
				latencies.add(System.nanoTime() - start);
				body.readAllBytes();
			}
		}
		return latencies;
	}

	double perSecond() throws InterruptedException {
		AtomicInteger answered = new AtomicInteger();
		long start = System.nanoTime();
		long end = start + TimeUnit.SECONDS.toNanos(SECONDS);
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < AT_A_TIME; i++) {
				clients.submit(() -> {
					while (System.nanoTime() < end) {
						get(this.page);
						answered.incrementAndGet();
					}
					return null;
				});
			}
		}
		return answered.get() / ((System.nanoTime() - start) / 1e9);
	}

	Weight weight() throws IOException, InterruptedException {
		Set<URI> seen = new HashSet<>(Set.of(this.page));
		Deque<URI> rest = new ArrayDeque<>(seen);
		long bytes = 0;
		while (!rest.isEmpty()) {
			URI file = rest.pop();
			HttpResponse<byte[]> answer = get(file);
			bytes += answer.body().length;
			Matcher named = (file.equals(this.page) ? NAMED : IMPORTED).matcher(text(answer));
			boolean names = file.equals(this.page) || file.getPath().endsWith("js");
			while (names && named.find()) {
				URI next = file.resolve(named.group(1));
				if (next.getPath().startsWith("/webjars/") && seen.add(next)) {
					rest.add(next);
				}
			}
		}
		return new Weight(seen.size(), bytes);
	}

	private static String text(HttpResponse<byte[]> answer) throws IOException {
		boolean zipped = answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
		try (ByteArrayInputStream in = new ByteArrayInputStream(answer.body())) {
			return new String(zipped ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes(),
					StandardCharsets.UTF_8);
		}
	}

	private HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
		HttpResponse<byte[]> answer = this.http.send(request(address), BodyHandlers.ofByteArray());
		if (answer.statusCode() != 200) {
			throw new IOException(address + " was answered with " + answer.statusCode());
		}
		return answer;
	}

	private static HttpRequest request(URI address) {
		return HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build();
	}

}
