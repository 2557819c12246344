package dev.quayside.lesson.lint;

import java.util.List;
import java.util.regex.Pattern;

import dev.quayside.lesson.Check;
import dev.quayside.lesson.Count;
import dev.quayside.lesson.DockerCommand;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Fact;
import dev.quayside.lesson.Lookup;
import dev.quayside.lesson.Words;

/**
 * Judges what a lesson wants to see in an engine: it tells of what can never be there.
 */
final class WishJudge {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{1,127}");

	private static final Pattern IMAGE = Pattern.compile("[a-z0-9][a-z0-9._/:-]*(?::[A-Za-z0-9_.-]+)?");

	private static final String NEVER = "the task can never be done: ";

	private final Supply supply;

	private final LineFaults faults;

	WishJudge(Supply supply, LineFaults faults) {
		this.supply = supply;
		this.faults = faults;
	}

	void task(Check check, int line) {
		all(check.expected(), line);
		all(check.needed(), line);
		boolean met = check.needed().isEmpty() && !check.expected().isEmpty()
				&& check.expected().stream().allMatch((one) -> Covering.count(one).allows(0));
		if (met) {
			this.faults.add(line, "the task is done before the learner does anything: an empty engine is all it wants",
					"say with ran what has to be run, or with needs what must be there before");
		}
	}

	/** Judges where an answer or a place is looked up. */
	void asked(Lookup lookup, int line) {
		single(lookup.about(), line, "the answer can never be found: ");
		if (Covering.count(lookup.about()).most() == 0) {
			this.faults.add(line, "the answer can never be found: count: 0 says that there is no such object",
					"remove count");
		}
		if (lookup.about() instanceof Expectation.Container container) {
			if (this.supply.neverHasContainer(container.name())) {
				this.faults.add(line, "the answer can never be found: no block makes the container " + container.name()
						+ " and no task wants it", "write the name of one that a block makes");
			}
			String state = container.state().pattern();
			if (lookup.fact() == Fact.ADDRESS && List.of("created", "exited", "dead").contains(state)) {
				this.faults.add(line, "the answer can never be found: a container that is " + state + " has no address",
						"write state: running");
			}
			if (lookup.fact() == Fact.EXIT_CODE && List.of("created", "running", "paused").contains(state)) {
				this.faults.add(line,
						"the answer can never be found: a container that is " + state + " has no exit code",
						"write state: exited");
			}
		}
	}

	private void all(List<Expectation> wishes, int line) {
		for (int i = 0; i < wishes.size(); i++) {
			single(wishes.get(i), line, NEVER);
			for (int j = i + 1; j < wishes.size(); j++) {
				pair(wishes.get(i), wishes.get(j), line);
			}
		}
	}

	private void single(Expectation wish, int line, String never) {
		Count count = Covering.count(wish);
		switch (wish) {
			case Expectation.Image image -> {
				image(image.name(), count, line, never);
				one(image.name(), count, "image", line, never);
			}
			case Expectation.Container container -> {
				name(container.name(), "container", line, never);
				one(container.name(), count, "container", line, never);
				image(container.image(), count, line, never);
				container.networks().forEach((network) -> name(network, "network", line, never));
				container.volumes().forEach((volume) -> name(volume, "volume", line, never));
				exit(container, line, never);
			}
			case Expectation.Network network -> {
				name(network.name(), "network", line, never);
				one(network.name(), count, "network", line, never);
				network.members().forEach((member) -> name(member, "container", line, never));
			}
			case Expectation.Volume volume -> {
				name(volume.name(), "volume", line, never);
				one(volume.name(), count, "volume", line, never);
			}
			case Expectation.Ran ran -> {
				if (isOfImage(ran.command())) {
					image(ran.object(), count, line, never);
				}
			}
		}
	}

	private static boolean isOfImage(DockerCommand command) {
		return command.takesObject() && command.name().startsWith("IMAGE_") && command != DockerCommand.IMAGE_TAG;
	}

	private void name(Words name, String kind, int line, String never) {
		if (!name.pattern().contains("*") && !NAME.matcher(name.pattern()).matches()) {
			this.faults.add(line, never + "no " + kind + " can be called " + name,
					"write a name of letters, digits, _, . and -");
		}
	}

	private void one(Words name, Count count, String kind, int line, String never) {
		if (!name.pattern().contains("*") && count.least() > 1) {
			this.faults.add(line, never + "only one " + kind + " can be called " + name,
					"remove count, or write * into the name");
		}
	}

	private void image(Words image, Count count, int line, String never) {
		if (image.pattern().contains("*") || count.most() == 0) {
			return;
		}
		if (!IMAGE.matcher(image.pattern()).matches()) {
			this.faults.add(line, never + "no image can be called " + image, "write its name in small letters");
		}
		else if (!this.supply.canEverHave(image.pattern())) {
			this.faults.add(line, never + "nothing pulls or builds the image " + image,
					"name it under images: at the top, or build it in a block");
		}
	}

	private void exit(Expectation.Container container, int line, String never) {
		String command = container.command().pattern();
		container.exitCode().ifPresent((code) -> {
			if (!command.contains("*") && !ExitCodes.canEnd(command, code)) {
				this.faults.add(line, never + command + " does not end with exit code " + code,
						"write the code that it ends with, or remove it");
			}
		});
	}

	private void pair(Expectation a, Expectation b, int line) {
		boolean less = Covering.covers(a, b) && Covering.count(a).most() < Covering.count(b).least();
		boolean more = Covering.covers(b, a) && Covering.count(b).most() < Covering.count(a).least();
		if (less || more) {
			this.faults.add(line, NEVER + "it wants more of something and fewer of the same",
					"make the counts agree, or tell the objects apart");
		}
		if (a instanceof Expectation.Container one && b instanceof Expectation.Container other && areSame(one, other)
				&& (differ(one.state(), other.state()) || differ(one.command(), other.command())
						|| (one.exitCode().isPresent() && other.exitCode().isPresent()
								&& !one.exitCode().equals(other.exitCode())))) {
			this.faults.add(line, NEVER + "the container " + one.name() + " cannot be both",
					"say of each container what it is in one place");
		}
	}

	private static boolean areSame(Expectation.Container a, Expectation.Container b) {
		return !a.name().pattern().contains("*") && a.name().equals(b.name()) && a.count().least() > 0
				&& b.count().least() > 0;
	}

	private static boolean differ(Words a, Words b) {
		return !a.pattern().contains("*") && !b.pattern().contains("*") && !a.equals(b);
	}

}
