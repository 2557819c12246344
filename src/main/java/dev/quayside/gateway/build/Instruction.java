package dev.quayside.gateway.build;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An instruction of a Dockerfile, its variables not yet expanded. What is not here is not
 * done.
 */
public sealed interface Instruction {

	/**
	 * Begins a stage.
	 *
	 * @param image its base
	 * @param stage the stage's name, in lower case
	 */
	record From(String image, Optional<String> stage) implements Instruction {
	}

	/**
	 * Executes a command.
	 *
	 * @param command which
	 */
	record Run(Command command) implements Instruction {
	}

	/**
	 * COPY or ADD.
	 *
	 * @param unpacks whether archives are unpacked: true for ADD
	 * @param sources what is copied
	 * @param destination where to
	 * @param from the stage or image that the sources are in, else the context
	 * @param owner who it belongs to then
	 */
	record Copy(boolean unpacks, List<String> sources, String destination, Optional<String> from,
			Optional<String> owner) implements Instruction {

		/**
		 * What the instruction is called.
		 * @return the word
		 */
		public String word() {
			return this.unpacks ? "ADD" : "COPY";
		}

	}

	/**
	 * Sets variables of the environment.
	 *
	 * @param variables in their order
	 */
	record Env(List<Setting> variables) implements Instruction {
	}

	/**
	 * Sets labels.
	 *
	 * @param labels in their order
	 */
	record Label(List<Setting> labels) implements Instruction {
	}

	/**
	 * Declares arguments of the build.
	 *
	 * @param arguments in their order
	 */
	record Arg(List<Argument> arguments) implements Instruction {
	}

	/**
	 * Sets the working folder.
	 *
	 * @param path absolute, or relative to the one before
	 */
	record Workdir(String path) implements Instruction {
	}

	/**
	 * Sets the user.
	 *
	 * @param user by name or number
	 */
	record User(String user) implements Instruction {
	}

	/**
	 * Declares ports.
	 *
	 * @param ports as {@code 80}, {@code 53/udp} or {@code 8000-8010}
	 */
	record Expose(List<String> ports) implements Instruction {
	}

	/**
	 * Declares volumes.
	 *
	 * @param paths where
	 */
	record Volume(List<String> paths) implements Instruction {
	}

	/**
	 * Sets what a container executes when nothing else is asked.
	 *
	 * @param command which
	 */
	record Cmd(Command command) implements Instruction {
	}

	/**
	 * Sets what a container executes.
	 *
	 * @param command which
	 */
	record Entrypoint(Command command) implements Instruction {
	}

	/**
	 * Sets what commands in shell form are given to.
	 *
	 * @param words the shell and its arguments
	 */
	record Shell(List<String> words) implements Instruction {
	}

	/**
	 * Sets the signal that stops a container.
	 *
	 * @param signal by name or number
	 */
	record StopSignal(String signal) implements Instruction {
	}

	/**
	 * Sets how a container's health is checked.
	 *
	 * @param command which, or none to check nothing
	 * @param interval between checks, zero for Docker's own
	 * @param timeout of a check, zero for Docker's own
	 * @param startPeriod in which failures do not count
	 * @param retries before a container is unhealthy, zero for Docker's own
	 */
	record Healthcheck(Optional<Command> command, Duration interval, Duration timeout, Duration startPeriod,
			int retries) implements Instruction {
	}

	/**
	 * Sets the author.
	 *
	 * @param name who
	 */
	record Maintainer(String name) implements Instruction {
	}

	/**
	 * A name with its value.
	 *
	 * @param name the name
	 * @param value the value
	 */
	record Setting(String name, String value) {
	}

	/**
	 * An argument of a build.
	 *
	 * @param name its name
	 * @param value what it is unless the build is given another
	 */
	record Argument(String name, Optional<String> value) {
	}

}
