package dev.quayside.lesson;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an author says must be true of a learner's engine, in Docker's own words. What is
 * left open is {@link Words#ANY} or empty.
 */
public sealed interface Expectation {

	/**
	 * Images.
	 *
	 * @param name of one, with its tag or without
	 * @param from the name of the image that it was made of by a build or a commit
	 * @param labels that it has
	 * @param count how many such images
	 */
	record Image(Words name, Words from, Map<String, Words> labels, Count count) implements Expectation {

		public Image {
			labels = Map.copyOf(labels);
		}

	}

	/**
	 * Containers.
	 *
	 * @param image that one was made from
	 * @param command with its arguments, a space between
	 * @param name without a slash
	 * @param state as Docker calls it, say {@code exited}
	 * @param exitCode with which it ended
	 * @param labels that it has
	 * @param networks that it is in
	 * @param volumes in it
	 * @param file in it
	 * @param count how many such containers
	 */
	record Container(Words image, Words command, Words name, Words state, OptionalInt exitCode,
			Map<String, Words> labels, List<Words> networks, List<Words> volumes, Optional<File> file,
			Count count) implements Expectation {

		public Container {
			labels = Map.copyOf(labels);
			networks = List.copyOf(networks);
			volumes = List.copyOf(volumes);
		}

	}

	/**
	 * A file in a container.
	 *
	 * @param path an absolute path
	 * @param content what it holds but for empty lines at its end, or a part of that with
	 * {@code *} around it
	 */
	record File(String path, Words content) {
	}

	/**
	 * Networks.
	 *
	 * @param name of one
	 * @param members the names of containers in it
	 * @param count how many such networks
	 */
	record Network(Words name, List<Words> members, Count count) implements Expectation {

		public Network {
			members = List.copyOf(members);
		}

	}

	/**
	 * Volumes.
	 *
	 * @param name of one
	 * @param labels that it has
	 * @param users in how many containers it is, at least
	 * @param count how many such volumes
	 */
	record Volume(Words name, Map<String, Words> labels, int users, Count count) implements Expectation {

		public Volume {
			labels = Map.copyOf(labels);
		}

	}

	/**
	 * A command that was run while the lesson was open.
	 *
	 * @param command which
	 * @param all whether it was asked for all, with {@code -a}
	 * @param object on what
	 * @param inside for {@code exec}, what was to be run in the container
	 */
	record Ran(DockerCommand command, boolean all, Words object, Words inside) implements Expectation {

		/**
		 * The command as it is typed.
		 */
		@Override
		public String toString() {
			return this.command.typed(this.all, this.object.isAny() ? "" : this.object.pattern(),
					this.inside.isAny() ? "" : this.inside.pattern());
		}

	}

}
