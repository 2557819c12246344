package dev.quayside.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.quayside.lesson.Check;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Lesson;

/**
 * How the tasks of a lesson stand, judged at one moment.
 *
 * @param lesson the lesson
 * @param done the names of the tasks that are done
 * @param trail what was done
 */
record Standing(Lesson lesson, Set<String> done, Trail trail) {

	/** Whether all that a task expects is so. */
	boolean isMet(Check check, Judge judge) {
		return check.expected()
			.stream()
			.allMatch((expected) -> (expected instanceof Expectation.Ran ran) ? this.trail.hasRun(check, ran)
					: judge.holds(expected));
	}

	/** Whether a container may end before anybody sees that it runs. */
	static boolean mayPass(Check check) {
		return check.expected()
			.stream()
			.anyMatch((expected) -> expected instanceof Expectation.Container container
					&& container.state().pattern().equals("running"));
	}

	/** The first task that is not done behind the last that is. */
	Optional<Check> next() {
		List<Check> checks = this.lesson.checks();
		int from = 0;
		for (int i = 0; i < checks.size(); i++) {
			from = this.done.contains(checks.get(i).id()) ? i + 1 : from;
		}
		return checks.subList(from, checks.size())
			.stream()
			.findFirst()
			.or(() -> checks.stream().filter((check) -> !this.done.contains(check.id())).findFirst());
	}

	LessonView view(Judge judge) {
		List<Check> checks = this.lesson.checks();
		int next = next().map(checks::indexOf).orElse(checks.size());
		return new LessonView(IntStream.range(0, checks.size()).mapToObj((place) -> {
			Check check = checks.get(place);
			boolean open = !this.done.contains(check.id());
			return new TaskView(check.id(), !open, (place == next) ? said(check, judge) : "",
					// one that was passed over can have become impossible by it
					(open && place <= next) ? stuck(check, judge) : "");
		}).toList(), places(judge));
	}

	private String said(Check check, Judge judge) {
		Judge.Attempt attempt = this.trail.attempt();
		return check.expected()
			.stream()
			.filter((expected) -> (expected instanceof Expectation.Ran ran) ? !this.trail.hasRun(check, ran)
					: !judge.holds(expected))
			.flatMap((expected) -> judge.says(expected, attempt).stream())
			.findFirst()
			.map((sentence) -> sentence + ".")
			.orElse("");
	}

	private static String stuck(Check check, Judge judge) {
		return check.needed()
			.stream()
			.filter((needed) -> !judge.holds(needed))
			.findFirst()
			.map((needed) -> "This builds on " + Say.what(needed) + ", and your engine has none.")
			.orElse("");
	}

	Map<String, String> places(Judge judge) {
		Map<String, String> places = new LinkedHashMap<>();
		this.lesson.places()
			.forEach((name, lookup) -> Facts.all(lookup, judge)
				.stream()
				.findFirst()
				.ifPresent((fact) -> places.put(name, Facts.shown(fact, lookup))));
		return places;
	}

}
