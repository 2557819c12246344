package dev.quayside.trial;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.quayside.lesson.Lesson;

/**
 * Tells on a screen how lessons go, as they go. Belongs to one thread.
 */
public final class Report {

	private static final int NARROWEST = 24; // characters

	private static final int WIDEST = 48;

	private final PrintStream screen;

	private int lessons;

	private int faults;

	private int commands;

	private int tasks;

	private int questions;

	private Duration time = Duration.ZERO;

	private int width;

	/**
	 * Makes a report.
	 * @param screen where it is written
	 */
	public Report(PrintStream screen) {
		this.screen = screen;
	}

	/**
	 * A lesson begins.
	 * @param course the id of its course
	 * @param lesson the lesson
	 */
	public void begin(String course, Lesson lesson) {
		int longest = lesson.steps()
			.stream()
			.mapToInt((step) -> title(Plain.words(step.title())).length())
			.max()
			.orElse(0);
		this.width = Math.clamp(longest, NARROWEST, WIDEST);
		line("%s/%s", course, lesson.id());
		line("  %s  commands  tasks  questions     time", pad("step"));
	}

	/**
	 * A step is over.
	 * @param step how it went
	 */
	public void add(TriedStep step) {
		line("%s %s  %8s  %5s  %9s  %7s", step.faults().isEmpty() ? "✓" : "✗", pad(title(step.title())),
				count(step.commands()), count(step.tasks()), count(step.questions()), seconds(step.time()));
	}

	/**
	 * A lesson is over.
	 * @param lesson how it went
	 */
	public void end(TriedLesson lesson) {
		List<TriedStep> steps = lesson.steps();
		line("  %s  %8s  %5s  %9s  %7s", pad(""), count(steps.stream().mapToInt(TriedStep::commands).sum()),
				count(steps.stream().mapToInt(TriedStep::tasks).sum()),
				count(steps.stream().mapToInt(TriedStep::questions).sum()), seconds(lesson.time()));
		steps.stream().flatMap((step) -> step.notes().stream()).forEach((note) -> line("  %s", note));
		lesson.faults().forEach((fault) -> line("✗ %s", fault));
		line("");
		this.lessons++;
		this.faults += lesson.faults().size();
		this.commands += steps.stream().mapToInt(TriedStep::commands).sum();
		this.tasks += steps.stream().mapToInt(TriedStep::tasks).sum();
		this.questions += steps.stream().mapToInt(TriedStep::questions).sum();
		this.time = this.time.plus(lesson.time());
	}

	/** All lessons are over. */
	public void close() {
		line("%s: %s, %s, %s, %s in %s", (this.faults == 0) ? "All well" : number(this.faults, "fault"),
				number(this.lessons, "lesson"), number(this.commands, "command"), number(this.tasks, "task"),
				number(this.questions, "question"), seconds(this.time));
	}

	private String pad(String words) {
		return String.format(Locale.ROOT, "%-" + this.width + "s", words);
	}

	private static String title(String words) {
		String title = words.isEmpty() ? "(before the first step)" : words;
		return (title.length() > WIDEST) ? title.substring(0, WIDEST - 1) + "…" : title;
	}

	private static String count(int number) {
		return (number == 0) ? "-" : String.valueOf(number);
	}

	private static String number(int number, String noun) {
		return number + " " + noun + ((number == 1) ? "" : "s");
	}

	private static String seconds(Duration time) {
		return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
	}

	private void line(String format, Object... values) {
		this.screen.println(String.format(Locale.ROOT, format, values));
		this.screen.flush();
	}

}
