package dev.quayside.check;

import java.util.Optional;

/**
 * Reads files in containers.
 */
@FunctionalInterface
interface Files {

	/**
	 * What a file of a container holds, its beginning at least; empty if it is not there.
	 */
	Optional<String> read(String container, String path);

}
