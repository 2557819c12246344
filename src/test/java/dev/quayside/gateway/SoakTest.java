package dev.quayside.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.LessonProperties;
import dev.quayside.testing.EventSource;
import dev.quayside.testing.Learner;
import dev.quayside.testing.ServerProcess;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Learners come, work through lessons and leave, for as long as {@code -Dsoak} says, say
 * {@code 10m}: some say that they leave, some just go. Each round ends when nobody is
 * left, and what the server holds then must not grow from round to round.
 */
@EnabledIfSystemProperty(named = "soak", matches = ".+")
@SpringJUnitConfig(SoakTest.Content.class)
class SoakTest {

	private static final int AT_ONCE = 3;

	/** The first warms the server up and is not compared with. */
	private static final int ROUNDS = 6;

	private final List<Lesson> lessons;

	private final AtomicInteger learners = new AtomicInteger();

	private final AtomicInteger commands = new AtomicInteger();

	SoakTest(@Autowired LessonCatalogue catalogue) {
		this.lessons = catalogue.course("docker-basics").orElseThrow().lessons();
	}

	@Test
	void nothingGrows() throws Exception {
		Duration whole = DurationStyle.detectAndParse(System.getProperty("soak"));
		List<SoakSample> samples = new ArrayList<>();
		try (ServerProcess server = ServerProcess.run("--quayside.session.idle=20s", "--quayside.session.grace=5s",
				"--quayside.session.warm=1")) {
			for (int round = 0; round < ROUNDS; round++) {
				work(server, Instant.now().plus(whole.dividedBy(ROUNDS)));
				awaitNobody(server);
				samples.add(SoakSample.of(server));
			}
			assertThat(server.log()).doesNotContain(" ERROR ");
		}
		report(samples);
		SoakSample first = samples.get(1);
		for (SoakSample later : samples.subList(2, samples.size())) {
			assertThat(later).satisfies((sample) -> sample.isNoMoreThan(first));
		}
	}

	private void work(ServerProcess server, Instant until) throws Exception {
		try (ExecutorService places = Executors.newFixedThreadPool(AT_ONCE)) {
			List<Callable<Void>> all = Stream.<Callable<Void>>generate(() -> () -> {
				do {
					visit(server, this.learners.getAndIncrement(), until);
				}
				while (Instant.now().isBefore(until));
				return null;
			}).limit(AT_ONCE).toList();
			for (Future<Void> one : places.invokeAll(all)) {
				one.get();
			}
		}
	}

	private void visit(ServerProcess server, int number, Instant until) throws IOException {
		Learner learner = new Learner(server.address());
		String session = learner.session().get("id").asString();
		Docker docker = Docker.on(server.data().resolve("run").resolve(session).resolve("docker.sock"));
		try (TerminalClient terminal = learner.connect(); EventSource _ = learner.events()) {
			terminal.type("docker version --format 'on {{.Server.Os}}'\n");
			terminal.sees("on linux");
			int lesson = number;
			do {
				List<String> blocks = LessonPlayer.commands(this.lessons.get(lesson % this.lessons.size()));
				this.commands.addAndGet(new LessonPlayer(docker).play(blocks).size());
				lesson += AT_ONCE;
			}
			while (number % 2 == 0 && Instant.now().isBefore(until));
			terminal.type("docker ps -a --format '{{.Status}}' | wc -l; echo do''ne\n");
			terminal.sees("done");
		}
		if (number % 3 != 0) {
			assertThat(learner.call("DELETE", "/api/session").statusCode()).isEqualTo(204);
		}
	}

	/**
	 * Those who just went are missed after twenty seconds, and the pool of sessions made
	 * ahead is small again once nobody came for a minute.
	 */
	private static void awaitNobody(ServerProcess server) throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpRequest metrics = HttpRequest.newBuilder(URI.create(server.address() + "/actuator/prometheus")).build();
			while (http.send(metrics, BodyHandlers.ofString())
				.body()
				.lines()
				.filter((line) -> line.startsWith("quayside_sessions{"))
				.anyMatch((line) -> number(line) > (line.contains("\"warm\"") ? 1 : 0))) {
				TimeUnit.SECONDS.sleep(1);
			}
		}
	}

	private static double number(String line) {
		return Double.parseDouble(line.substring(line.indexOf(' ')));
	}

	private void report(List<SoakSample> samples) throws IOException {
		StringBuilder table = new StringBuilder();
		table.append("%d learners, %d commands of lessons%n%n".formatted(this.learners.get(), this.commands.get()))
			.append("| after round | heap | files | threads | containers | networks | volumes | images | disk | the daemon's |\n")
			.append("|---|---|---|---|---|---|---|---|---|---|\n");
		for (int i = 0; i < samples.size(); i++) {
			table.append(samples.get(i).row(i + 1)).append('\n');
		}
		Files.writeString(Path.of("target/soak.md"), table);
	}

	@Configuration(proxyBeanMethods = false)
	@ComponentScan("dev.quayside.lesson")
	@EnableConfigurationProperties(LessonProperties.class)
	static class Content {

	}

}
