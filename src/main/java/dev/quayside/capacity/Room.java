package dev.quayside.capacity;

import java.util.Map;

/**
 * What the machine has left before anybody comes.
 *
 * @param memory that programs can still have, in bytes
 * @param disk that the daemon can still write, in bytes
 * @param tasks processes and threads that there may be more
 * @param watches instances of inotify that there may be more for the user that has most
 * @param files open files that a program may have more, by its name
 * @param networks that the playground has addresses for
 * @param sessions that the server's settings allow
 * @param written what each session may write at most, in bytes
 * @param images what each session may build at most, in bytes
 */
record Room(long memory, long disk, long tasks, long watches, Map<String, Long> files, long networks, int sessions,
		long written, long images) {

	Room {
		files = Map.copyOf(files);
	}

}
