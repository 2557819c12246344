package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.util.Set;

/**
 * Control groups by path, kept as the daemon's driver keeps those of containers.
 */
sealed interface Groups permits ControlFiles, Slices {

	/** What the daemon is told to put a container in a group. */
	String parent(String group);

	/** Makes a group where it is missing, and bounds it. */
	void make(String group, Share share) throws IOException;

	/** How much a group counts when processors are wanted by others as well. */
	void weigh(String group, int weight) throws IOException;

	/** Removes a group with what is below it; tells whether nothing ran there. */
	boolean remove(String group) throws IOException;

	/**
	 * How much memory the groups right below one have, each counted up to so many bytes.
	 */
	long memoryBelow(String group, long most) throws IOException;

	/** The names of the groups right below one. */
	Set<String> below(String group) throws IOException;

}
