package dev.quayside.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * The few calls on the host's daemon that the playground makes for itself. Every call
 * throws {@link EngineException} when the daemon cannot be reached or refuses. Safe for
 * use by several threads.
 */
public interface Engine {

	/**
	 * Asks the daemon whether it is there.
	 * @return what answers
	 */
	EngineVersion ping();

	/**
	 * Where the daemon keeps its files.
	 * @return a path on the daemon's machine, which this process may not see
	 */
	Path root();

	/**
	 * Makes a container and does not start it.
	 * @param spec what is to be made
	 * @return its full id
	 */
	String create(ContainerSpec spec);

	/**
	 * Starts a container; does nothing for one that runs.
	 * @param container id or name
	 */
	void start(String container);

	/**
	 * Asks the main process of a container to end, and kills it if it does not; does
	 * nothing for one that does not run or is not there.
	 * @param container id or name
	 * @param patience how long to wait before it is killed, in whole seconds
	 */
	void stop(String container, Duration patience);

	/**
	 * Looks a container up.
	 * @param container id or name
	 * @return its state, or empty if there is none
	 */
	Optional<ContainerState> container(String container);

	/**
	 * Kills and removes a container with its anonymous volumes; does nothing if there is
	 * none.
	 * @param container id or name
	 */
	void removeContainer(String container);

	/**
	 * Tells the TTY of a running container its size.
	 * @param container id or name
	 * @param columns characters in a line
	 * @param rows lines
	 */
	void resize(String container, int columns, int rows);

	/**
	 * Lists the containers, stopped ones too, that carry all of the labels.
	 * @param labels names and values
	 * @return what was found; its id is the full id
	 */
	List<Labelled> containers(Map<String, String> labels);

	/**
	 * Lists the volumes that carry all of the labels.
	 * @param labels names and values
	 * @return what was found; its id is the name
	 */
	List<Labelled> volumes(Map<String, String> labels);

	/**
	 * Lists the networks that carry all of the labels.
	 * @param labels names and values
	 * @return what was found; its id is the full id
	 */
	List<Labelled> networks(Map<String, String> labels);

	/**
	 * Makes a volume; does nothing if there is one of that name.
	 * @param name its name
	 * @param labels its labels
	 */
	void createVolume(String name, Map<String, String> labels);

	/**
	 * Removes a volume; does nothing if there is none.
	 * @param name its name
	 */
	void removeVolume(String name);

	/**
	 * Removes a network; does nothing if there is none.
	 * @param network id or name
	 */
	void removeNetwork(String network);

	/**
	 * Looks up an image that the daemon has already.
	 * @param reference its name, say {@code alpine:latest}
	 * @return its labels, or empty if the daemon does not have it
	 */
	Optional<Map<String, String>> imageLabels(String reference);

	/**
	 * Looks up images that the daemon has already.
	 * @param references their names, say {@code alpine} or {@code alpine:3.20}
	 * @return the labels of those that are there, by the name that was asked for
	 */
	Map<String, Map<String, String>> images(Set<String> references);

	/**
	 * Has the daemon pull an image, and waits for it.
	 * @param reference its name
	 * @param progress told from time to time how many per cent of it have come
	 */
	void pull(String reference, IntConsumer progress);

}
