package dev.quayside.lesson.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Fault;
import dev.quayside.lesson.Lookup;
import dev.quayside.lesson.Words;
import dev.quayside.lesson.content.LessonSource;
import dev.quayside.lesson.content.Moment;
import dev.quayside.lesson.content.Places;

/**
 * Judges one lesson from its first line to its last, as a learner would go through it.
 */
final class LessonJudge {

	private final LessonSource lesson;

	private final CommandTable table;

	private final LineFaults faults;

	private final Engine engine;

	private final Map<Integer, Seat> seats = new HashMap<>();

	private final Map<String, Integer> places = new HashMap<>();

	private final Set<String> filled = new HashSet<>();

	private final WishJudge wishes;

	private LessonJudge(LessonSource lesson, CommandTable table, Supply supply, Consumer<Fault> sink) {
		this.lesson = lesson;
		this.table = table;
		this.faults = new LineFaults(lesson.file(), sink);
		this.engine = new Engine(lesson.images());
		this.wishes = new WishJudge(supply, this.faults);
	}

	/**
	 * Judges a lesson.
	 * @param lesson the lesson
	 * @param table the commands that a terminal offers
	 * @param sink takes what is wrong with it
	 */
	static void judge(LessonSource lesson, CommandTable table, Consumer<Fault> sink) {
		// What its commands may use cannot be known without the top of the file.
		if (lesson.imagesLine() > 0) {
			new LessonJudge(lesson, table, supply(lesson, table), sink).judge();
		}
	}

	/** What a learner can come to have is known once all blocks were seen. */
	private static Supply supply(LessonSource lesson, CommandTable table) {
		LessonJudge first = new LessonJudge(lesson, table, Supply.UNKNOWN, (_) -> {
		});
		first.judge();
		return Supply.of(lesson.images(), first.engine, lesson.words());
	}

	private void judge() {
		this.lesson.moments().forEach((moment) -> {
			switch (moment) {
				case Moment.Typed typed -> typed(typed);
				case Moment.Tasked tasked -> tasked(tasked);
				case Moment.Filled filled -> filled(filled);
				case Moment.Asked asked -> {
					this.wishes.asked(asked.quiz().answer(), asked.line());
					this.engine.mention(images(asked.quiz().answer().about()));
				}
			}
		});
		this.places.forEach((place, line) -> {
			if (!this.filled.contains(place)) {
				this.faults.add(line, "no command below has the place <" + place + ">",
						"remove it here, or write the place in a command");
			}
		});
		this.lesson.images().stream().distinct().filter((image) -> !this.engine.isUsed(image)).forEach((image) -> {
			this.faults.add(this.lesson.imagesLine(), "no command of the lesson uses the image " + image,
					"remove it from images");
		});
	}

	private void typed(Moment.Typed typed) {
		LineFaults own = typed.fails() ? this.faults.muted() : this.faults;
		Seat seat = this.seats.computeIfAbsent(typed.terminal(), (_) -> new Seat());
		for (int i = 0; i < typed.lines().size(); i++) {
			places(typed.lines().get(i), typed.line() + 1 + i);
		}
		ShellReader.Typed block = ShellReader.read(typed.lines(), typed.line() + 1, own);
		// What follows from a line that no shell would run is not told.
		LineFaults rest = block.sound() ? own : this.faults.muted();
		ImageJudge images = new ImageJudge(this.engine, rest);
		CommandJudge judge = new CommandJudge(this.engine, images, rest);
		block.hereTexts()
			.stream()
			.filter(DockerfileJudge::isDockerfile)
			.forEach((text) -> DockerfileJudge.judge(text, images));
		block.commands().forEach((command) -> command(command, seat, judge, rest));
	}

	private void places(String line, int number) {
		for (String place : Places.in(line)) {
			this.filled.add(place);
			if (!this.places.containsKey(place)) {
				this.faults.add(number, "nothing says with what <" + place + "> is filled",
						"write a fence marked places above, with " + place + ": and where to look");
				this.places.put(place, number);
			}
		}
	}

	private void command(ShellCommand command, Seat seat, CommandJudge judge, LineFaults own) {
		ShellWord first = command.words().getFirst();
		if (first.is("exit") || first.is("logout")) {
			seat.leave();
		}
		else if (first.is("docker") && seat.insideSince() > 0) {
			own.add(command.line(),
					"docker is typed into the container whose shell line " + seat.insideSince() + " opens",
					"write a block with exit above, or use the other terminal");
			seat.leave();
			docker(command, seat, judge, own);
		}
		else if (first.is("docker")) {
			docker(command, seat, judge, own);
		}
		else if (first.is("sudo") && seat.insideSince() == 0) {
			own.add(command.line(), "there is no sudo in a terminal", "leave it out; docker needs no other user here");
		}
		else if (first.is("docker-compose")) {
			own.add(command.line(), "there is no docker-compose in a terminal",
					"tell of it in the text, or leave it out");
		}
	}

	private void docker(ShellCommand command, Seat seat, CommandJudge judge, LineFaults own) {
		Optional<Invocation> call = new InvocationReader(this.table, own).read(command);
		call.ifPresentOrElse((one) -> {
			judge.judge(one);
			seat.call(one);
		}, () -> command.words().forEach((word) -> this.engine.mention(new Words(word.text()))));
	}

	private void filled(Moment.Filled filled) {
		for (Map.Entry<String, Lookup> place : filled.byName().entrySet()) {
			this.places.put(place.getKey(), filled.line());
			this.wishes.asked(place.getValue(), filled.line());
			this.engine.mention(images(place.getValue().about()));
		}
	}

	private void tasked(Moment.Tasked tasked) {
		List<Expectation> expected = tasked.check().expected();
		expected.forEach((one) -> this.engine.mention(images(one)));
		this.wishes.task(tasked.check(), tasked.line());
		expected.forEach((one) -> this.engine.mayHold(one, tasked.line()));
		tasked.check().needed().forEach((one) -> this.engine.mayHold(one, tasked.line()));
	}

	private static Words images(Expectation about) {
		return switch (about) {
			case Expectation.Image image -> image.name();
			case Expectation.Container container -> container.image();
			case Expectation.Ran ran -> ran.object();
			case Expectation.Network _, Expectation.Volume _ -> new Words("");
		};
	}

}
