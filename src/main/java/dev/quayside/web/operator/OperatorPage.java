package dev.quayside.web.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.quayside.images.ImageStanding;
import dev.quayside.operator.Overview;
import dev.quayside.operator.Overview.OneSession;

/**
 * What the operator's page shows, in words.
 *
 * @param overview how the playground stands
 */
record OperatorPage(Overview overview) {

	private static final long MEGABYTE = 1 << 20;

	private static final double GIGABYTE = 1 << 30;

	/**
	 * Asked for by the template.
	 * @return the numbers of the whole, in groups
	 */
	public List<Group> groups() {
		List<Group> groups = new ArrayList<>();
		groups.add(new Group("Sessions", sessions()));
		groups.add(new Group("Docker daemon", daemon()));
		groups.add(new Group("This machine", machine()));
		groups.add(new Group("Since the start", since()));
		return groups;
	}

	private List<Figure> sessions() {
		// Those made ahead and those that rest keep nobody out.
		long open = this.overview.states().getOrDefault("open", 0L);
		return List.of(
				new Figure(
						"sessions", "open", open + " of " + this.overview.maximum(), open >= this.overview.maximum()),
				new Figure("states", "states", states(), false),
				new Figure("waiting", "waiting for a place", Integer.toString(this.overview.waiting()),
						this.overview.waiting() > 0),
				new Figure("terminals", "terminals", Integer.toString(this.overview.terminals()), false),
				new Figure("containers", "learners' containers", containers(this.overview.containers()), false),
				new Figure("memory", "memory of all", memory(this.overview.containers()), false));
	}

	private String states() {
		String states = this.overview.states()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > 0)
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> entry.getValue() + " " + entry.getKey())
			.collect(Collectors.joining(", "));
		return states.isEmpty() ? "none" : states;
	}

	private List<Figure> daemon() {
		Overview.Daemon daemon = this.overview.daemon();
		String answers = daemon.silent().isZero() ? "in " + milliseconds(daemon.ping())
				: "not any more" + (daemon.version().isEmpty() ? "" : ", for " + words(daemon.silent()));
		return List.of(
				new Figure("daemon-version", "version", daemon.version().isEmpty() ? "unknown" : daemon.version(),
						false),
				new Figure("daemon-ping", "answers", answers, !daemon.silent().isZero()),
				new Figure("images", "lessons' images", images(), anyMissing()));
	}

	/** Those that are there are counted, the others told one by one. */
	private String images() {
		Map<String, ImageStanding> images = new TreeMap<>(this.overview.images());
		List<String> rest = new ArrayList<>();
		images.forEach((name, standing) -> {
			switch (standing) {
				case ImageStanding.Present _ -> {
				}
				case ImageStanding.Pulling pulling -> rest.add(name + " is being pulled, " + pulling.percent() + " %");
				case ImageStanding.Missing missing -> rest.add(name + " is missing: " + missing.reason());
			}
		});
		rest.addFirst(images.size() - rest.size() + " of " + images.size() + " present");
		return String.join("; ", rest);
	}

	private boolean anyMissing() {
		return this.overview.images().values().stream().anyMatch(ImageStanding.Missing.class::isInstance);
	}

	private List<Figure> machine() {
		Overview.Host host = this.overview.host();
		return List.of(new Figure("available", "memory left", bytes(host.available()), host.available() < GIGABYTE / 2),
				new Figure("load", "load",
						String.format(Locale.ROOT, "%.1f on %d processors", host.load(), host.processors()), false),
				new Figure("free", "disk left", bytes(host.free()), host.free() < GIGABYTE),
				new Figure("heap", "the server's heap", bytes(host.heap()), false));
	}

	private List<Figure> since() {
		Overview.Traffic traffic = this.overview.traffic();
		return List.of(new Figure("uptime", "up", words(this.overview.host().uptime()), false),
				new Figure("prompt", "to a prompt, on average",
						this.overview.prompt().isZero() ? "nobody came" : milliseconds(this.overview.prompt()), false),
				new Figure("requests", "Docker requests", grouped(traffic.requests()), false),
				new Figure("refusals", "refused", grouped(traffic.refusals()), false),
				new Figure("bytes", "bytes to and fro", bytes(traffic.bytes()), false));
	}

	/**
	 * Asked for by the template.
	 * @return a line for each session, oldest first
	 */
	public List<Line> lines() {
		return this.overview.sessions().stream().map(this::line).toList();
	}

	private Line line(OneSession session) {
		return new Line(session.id().value(), session.state(), words(session.age()), words(session.idle()),
				Integer.toString(session.terminals()), containers(session.containers()), memory(session.containers()));
	}

	private String containers(Overview.Containers containers) {
		if (!this.overview.measured()) {
			return "not known";
		}
		return (containers.learners() == 0) ? "0" : containers.learners() + ", " + containers.running() + " running";
	}

	private String memory(Overview.Containers containers) {
		return this.overview.measured() ? bytes(containers.bytes()) : "not known";
	}

	private static String milliseconds(Duration time) {
		return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
	}

	static String bytes(long bytes) {
		if (bytes >= GIGABYTE) {
			return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
		}
		return (bytes >= 10 * MEGABYTE) ? bytes / MEGABYTE + " MB"
				: String.format(Locale.ROOT, "%.1f MB", bytes / (double) MEGABYTE);
	}

	static String words(Duration time) {
		if (time.toMinutes() < 1) {
			return time.toSeconds() + " s";
		}
		if (time.toHours() < 1) {
			return time.toMinutes() + " min";
		}
		return (time.toDays() < 1) ? time.toHours() + " h " + time.toMinutesPart() + " min"
				: time.toDays() + " d " + time.toHoursPart() + " h";
	}

	private static String grouped(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/**
	 * Numbers that belong together.
	 *
	 * @param title of what
	 * @param figures the numbers
	 */
	record Group(String title, List<Figure> figures) {
	}

	/**
	 * A number.
	 *
	 * @param key by which the living page finds it again
	 * @param name what it is
	 * @param value in words
	 * @param grave whether something has to be done
	 */
	record Figure(String key, String name, String value, boolean grave) {
	}

	/**
	 * A session.
	 *
	 * @param id its name
	 * @param state in a word
	 * @param age since when it is there
	 * @param idle since when nothing was done in it
	 * @param terminals how many it has
	 * @param containers how many the learner made
	 * @param memory what it takes
	 */
	record Line(String id, String state, String age, String idle, String terminals, String containers, String memory) {
	}

}
