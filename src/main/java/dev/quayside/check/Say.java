package dev.quayside.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.quayside.gateway.EngineState.Container;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Words;

/**
 * Words for people. What is code stands between backticks.
 */
final class Say {

	private static final int LONGEST = 80; // characters

	private Say() {
	}

	static String code(Words wanted) {
		return code(wanted.pattern().replace("*", "…"));
	}

	/** What a learner or a program wrote, made short and harmless to the form. */
	static String code(String text) {
		String line = text.strip().replace('`', '\'').replaceAll("\\s+", " ");
		return "`" + ((line.length() > LONGEST) ? line.substring(0, LONGEST) + "…" : line) + "`";
	}

	static String command(Container container) {
		return code(String.join(" ", container.command()));
	}

	/** A container by what tells it apart for its learner. */
	static String the(Container container) {
		return "The container " + code(container.name()) + " of " + code(container.image());
	}

	static String label(Map.Entry<String, Words> label) {
		return code(label.getValue().isAny() ? label.getKey() : label.getKey() + "=" + label.getValue().pattern());
	}

	/** What an expectation is about, as the object of a sentence. */
	static String what(Expectation expected) {
		return switch (expected) {
			case Expectation.Image image -> "the image " + code(image.name());
			case Expectation.Container container -> "a container" + details(container);
			case Expectation.Network network -> "the network " + code(network.name())
					+ (network.members().isEmpty() ? "" : " with " + all(network.members()) + " in it");
			case Expectation.Volume volume -> "the volume " + code(volume.name());
			case Expectation.Ran ran -> code(ran.toString());
		};
	}

	private static String details(Expectation.Container container) {
		StringBuilder details = new StringBuilder();
		add(details, " called ", container.name());
		add(details, " of ", container.image());
		add(details, " with the command ", container.command());
		container.file().ifPresent((file) -> details.append(" that holds ").append(code(file.path())));
		if (!container.state().isAny()) {
			details.append(container.state().pattern().equals("running") ? " that runs"
					: " that is " + container.state().pattern());
		}
		return details.toString();
	}

	private static void add(StringBuilder details, String before, Words words) {
		if (!words.isAny()) {
			details.append(before).append(code(words));
		}
	}

	static String all(List<Words> words) {
		return words.stream().map(Say::code).collect(Collectors.joining(" and "));
	}

}
