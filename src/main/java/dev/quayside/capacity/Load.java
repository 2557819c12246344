package dev.quayside.capacity;

import java.time.Duration;
import java.util.Map;

/**
 * What one session takes that works on a lesson: a terminal, and a container of the
 * learner's with its network. Averages of those that were measured.
 *
 * @param sessions how many were measured
 * @param memory of all its processes, shared pages by their share, in bytes
 * @param server what the server itself needs more for it, in bytes
 * @param tasks processes and threads
 * @param watches instances of inotify
 * @param files open files more, by the name of the program that opens them
 * @param disk what it wrote, in bytes
 * @param start how long its start took, one after the other
 */
record Load(int sessions, long memory, long server, double tasks, double watches, Map<String, Double> files, long disk,
		Duration start) {

	Load {
		files = Map.copyOf(files);
	}

}
