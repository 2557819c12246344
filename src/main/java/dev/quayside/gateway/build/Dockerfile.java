package dev.quayside.gateway.build;

import java.util.List;
import java.util.Optional;

/**
 * A Dockerfile that was read.
 *
 * @param arguments the ARG instructions before the first FROM
 * @param stages at least one
 * @param escape what escapes the character after it
 * @param warnings what a learner should know of it
 */
public record Dockerfile(List<Step> arguments, List<Stage> stages, char escape, List<String> warnings) {

	/** What a build by default calls it. */
	public static final String NAME = "Dockerfile";

	public Dockerfile {
		arguments = List.copyOf(arguments);
		stages = List.copyOf(stages);
		warnings = List.copyOf(warnings);
	}

	/**
	 * How many steps a build of it has.
	 * @return the number
	 */
	public int steps() {
		return this.arguments.size() + this.stages.stream().mapToInt((stage) -> 1 + stage.steps().size()).sum();
	}

	/**
	 * The same up to a stage.
	 * @param target its name or number
	 * @return what is to be built, if there is such a stage
	 */
	public Optional<Dockerfile> upTo(String target) {
		for (int i = this.stages.size() - 1; i >= 0; i--) {
			boolean named = this.stages.get(i).name().filter((name) -> name.equalsIgnoreCase(target)).isPresent();
			if (named || target.equals(Integer.toString(i))) {
				return Optional
					.of(new Dockerfile(this.arguments, this.stages.subList(0, i + 1), this.escape, this.warnings));
			}
		}
		return Optional.empty();
	}

	/**
	 * An instruction with the line it stands on.
	 *
	 * @param text as it is written, continuations joined
	 * @param instruction what it says
	 */
	public record Step(String text, Instruction instruction) {

	}

	/**
	 * A stage.
	 *
	 * @param text the FROM as it is written
	 * @param from how it begins
	 * @param steps what follows
	 */
	public record Stage(String text, Instruction.From from, List<Step> steps) {

		public Stage {
			steps = List.copyOf(steps);
		}

		/**
		 * The name.
		 * @return in lower case, if it has one
		 */
		public Optional<String> name() {
			return this.from.stage();
		}

	}

}
