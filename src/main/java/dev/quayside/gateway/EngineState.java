package dev.quayside.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that a session's engine holds, in the session's own words.
 *
 * @param images those that the session has, newest first
 * @param containers running or not, newest first
 * @param networks those of the session, with its default one if it is made already
 * @param volumes with a name or without
 */
public record EngineState(List<Image> images, List<Container> containers, List<Network> networks,
		List<Volume> volumes) {

	/** What a session begins with. */
	public static final EngineState EMPTY = new EngineState(List.of(), List.of(), List.of(), List.of());

	public EngineState {
		images = List.copyOf(images);
		containers = List.copyOf(containers);
		networks = List.copyOf(networks);
		volumes = List.copyOf(volumes);
	}

	/**
	 * An image.
	 *
	 * @param id with its {@code sha256:}
	 * @param names with their tags, as the learner writes them; none if nothing names it
	 * @param parent the id of the image it was made of by a build or a commit, empty if
	 * the session has none such
	 * @param bytes its size
	 * @param created when
	 * @param labels its own
	 * @param command what it runs unless told otherwise
	 */
	public record Image(String id, List<String> names, String parent, long bytes, Instant created,
			Map<String, String> labels, List<String> command) {

		public Image {
			names = List.copyOf(names);
			labels = Map.copyOf(labels);
			command = List.copyOf(command);
		}

	}

	/**
	 * A container.
	 *
	 * @param id the full one
	 * @param name without a slash
	 * @param image as it was asked for
	 * @param imageId with its {@code sha256:}
	 * @param command with its arguments, the entry point first
	 * @param status as Docker calls it: {@code created}, {@code running}, {@code paused},
	 * {@code restarting}, {@code removing}, {@code exited} or {@code dead}
	 * @param exitCode of the last run, 0 before it
	 * @param created when
	 * @param labels its own
	 * @param networks by which it can be reached
	 * @param mounts volumes in it
	 */
	public record Container(String id, String name, String image, String imageId, List<String> command, String status,
			int exitCode, Instant created, Map<String, String> labels, List<Membership> networks, List<Mount> mounts) {

		public Container {
			command = List.copyOf(command);
			labels = Map.copyOf(labels);
			networks = List.copyOf(networks);
			mounts = List.copyOf(mounts);
		}

	}

	/**
	 * A network that a container is in.
	 *
	 * @param network its name
	 * @param address in dotted form, empty while the container does not run
	 */
	public record Membership(String network, String address) {
	}

	/**
	 * A volume in a container.
	 *
	 * @param volume its name
	 * @param path where
	 * @param readOnly whether it cannot be written there
	 */
	public record Mount(String volume, String path, boolean readOnly) {
	}

	/**
	 * A network.
	 *
	 * @param id the full one
	 * @param name as the learner calls it
	 * @param subnet in CIDR form
	 */
	public record Network(String id, String name, String subnet) {
	}

	/**
	 * A volume.
	 *
	 * @param name as the learner calls it; 64 hexadecimal digits if Docker named it
	 * @param labels its own
	 */
	public record Volume(String name, Map<String, String> labels) {

		public Volume {
			labels = Map.copyOf(labels);
		}

	}

}
