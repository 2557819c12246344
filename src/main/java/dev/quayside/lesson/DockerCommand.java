package dev.quayside.lesson;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The commands of Docker that an engine takes notice of, each by the words that are
 * typed: first the long form, then others.
 */
public enum DockerCommand {

	/** Lists images. */
	IMAGE_LS(false, "image ls", "images", "image list"),
	/** Shows an image. */
	IMAGE_INSPECT(true, "image inspect"),
	/** Shows how an image was made. */
	IMAGE_HISTORY(true, "image history", "history"),
	/** Fetches an image. */
	IMAGE_PULL(true, "image pull", "pull"),
	/** Removes an image or a name of it. */
	IMAGE_RM(true, "image rm", "rmi", "image remove"),
	/** Names an image. */
	IMAGE_TAG(true, "image tag", "tag"),
	/** Builds an image. */
	IMAGE_BUILD(false, "image build", "build"),
	/** Removes images that nothing needs. */
	IMAGE_PRUNE(false, "image prune"),
	/** Writes an image to a file. */
	IMAGE_SAVE(true, "image save", "save"),
	/** Reads images from a file. */
	IMAGE_LOAD(false, "image load", "load"),
	/** Makes an image of a container. */
	CONTAINER_COMMIT(true, "container commit", "commit"),
	/** Lists containers. */
	CONTAINER_LS(false, "container ls", "ps", "container ps", "container list"),
	/** Shows a container. */
	CONTAINER_INSPECT(true, "container inspect"),
	/** Shows what a container wrote. */
	CONTAINER_LOGS(true, "container logs", "logs"),
	/** Shows the processes in a container. */
	CONTAINER_TOP(true, "container top", "top"),
	/** Shows what a container uses. */
	CONTAINER_STATS(true, "container stats", "stats"),
	/** Shows which files a container changed. */
	CONTAINER_DIFF(true, "container diff", "diff"),
	/** Starts a container that is there. */
	CONTAINER_START(true, "container start", "start"),
	/** Ends a container. */
	CONTAINER_STOP(true, "container stop", "stop"),
	/** Ends a container at once. */
	CONTAINER_KILL(true, "container kill", "kill"),
	/** Ends a container and starts it. */
	CONTAINER_RESTART(true, "container restart", "restart"),
	/** Holds a container. */
	CONTAINER_PAUSE(true, "container pause", "pause"),
	/** Lets a container go on. */
	CONTAINER_UNPAUSE(true, "container unpause", "unpause"),
	/** Gives a container another name. */
	CONTAINER_RENAME(true, "container rename", "rename"),
	/** Joins the terminal to a container. */
	CONTAINER_ATTACH(true, "container attach", "attach"),
	/** Runs one more command in a container. */
	CONTAINER_EXEC(true, "container exec", "exec"),
	/** Copies files. */
	CONTAINER_CP(true, "container cp", "cp"),
	/** Removes a container. */
	CONTAINER_RM(true, "container rm", "rm", "container remove"),
	/** Removes containers that do not run. */
	CONTAINER_PRUNE(false, "container prune"),
	/** Lists networks. */
	NETWORK_LS(false, "network ls", "network list"),
	/** Shows a network. */
	NETWORK_INSPECT(true, "network inspect"),
	/** Makes a network. */
	NETWORK_CREATE(false, "network create"),
	/** Takes a container into a network. */
	NETWORK_CONNECT(true, "network connect"),
	/** Takes a container out of a network. */
	NETWORK_DISCONNECT(true, "network disconnect"),
	/** Removes a network. */
	NETWORK_RM(true, "network rm", "network remove"),
	/** Removes networks that nothing is in. */
	NETWORK_PRUNE(false, "network prune"),
	/** Lists volumes. */
	VOLUME_LS(false, "volume ls", "volume list"),
	/** Shows a volume. */
	VOLUME_INSPECT(true, "volume inspect"),
	/** Makes a volume. */
	VOLUME_CREATE(false, "volume create"),
	/** Removes a volume. */
	VOLUME_RM(true, "volume rm", "volume remove"),
	/** Removes volumes that nothing uses. */
	VOLUME_PRUNE(false, "volume prune"),
	/** Tells the versions. */
	VERSION(false, "version"),
	/** Tells of the engine. */
	INFO(false, "info", "system info"),
	/** Tells what is used on the disk. */
	DISK_USAGE(false, "system df"),
	/** Tells what happens. */
	EVENTS(false, "events", "system events");

	private final boolean object;

	private final List<String> forms;

	DockerCommand(boolean object, String... forms) {
		this.object = object;
		this.forms = List.of(forms);
	}

	/**
	 * Whether it is done to an object that is named.
	 * @return true if so
	 */
	public boolean takesObject() {
		return this.object;
	}

	/**
	 * The command that words stand for.
	 * @param words without {@code docker}
	 * @return the command with the longest form that they begin with
	 */
	public static Optional<DockerCommand> of(List<String> words) {
		return Stream.of(Math.min(2, words.size()), Math.min(1, words.size()))
			.map((length) -> String.join(" ", words.subList(0, length)))
			.flatMap((form) -> Stream.of(values()).filter((command) -> command.forms.contains(form)))
			.findFirst();
	}

	/**
	 * How many of the words are the command itself.
	 * @param words that it was found by
	 * @return their number
	 */
	public int length(List<String> words) {
		return (words.size() > 1 && this.forms.contains(words.get(0) + " " + words.get(1))) ? 2 : 1;
	}

	/**
	 * The command as it is typed, in its long form.
	 * @param all whether all is asked for
	 * @param object on what; may be empty
	 * @param inside what is run in a container; may be empty
	 * @return the line
	 */
	public String typed(boolean all, String object, String inside) {
		StringBuilder line = new StringBuilder("docker ").append(this.forms.getFirst());
		line.append(all ? " -a" : "");
		if (!object.isEmpty() || !inside.isEmpty()) {
			line.append(' ').append(object.isEmpty() ? "…" : object);
		}
		return line.append(inside.isEmpty() ? "" : " ").append(inside).toString();
	}

}
