package dev.quayside.operator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import dev.quayside.gateway.SessionId;
import dev.quayside.images.ImageStanding;

/**
 * How the whole playground stands at a moment.
 *
 * @param sessions each of them, oldest first
 * @param states how many sessions are in each state, by the state's name
 * @param maximum how many sessions there may be
 * @param waiting how many wait for a place
 * @param daemon the Docker daemon
 * @param host the machine
 * @param traffic what went through the sockets of sessions since the start
 * @param prompt how long those who came waited for their shell, on average
 * @param images those that the lessons need, by name
 * @param measured whether containers could be looked at yet
 */
public record Overview(List<OneSession> sessions, Map<String, Long> states, int maximum, int waiting, Daemon daemon,
		Host host, Traffic traffic, Duration prompt, Map<String, ImageStanding> images, boolean measured) {

	public Overview {
		sessions = List.copyOf(sessions);
		states = Map.copyOf(states);
		images = Map.copyOf(images);
	}

	/**
	 * Sums up what all sessions have.
	 * @return the containers of all
	 */
	public Containers containers() {
		return this.sessions.stream().map(OneSession::containers).reduce(Containers.NONE, Containers::plus);
	}

	/**
	 * Sums up how many terminals there are.
	 * @return those of all sessions
	 */
	public int terminals() {
		return this.sessions.stream().mapToInt(OneSession::terminals).sum();
	}

	/**
	 * A session.
	 *
	 * @param id its name
	 * @param state in lower case
	 * @param age since when it is there
	 * @param idle since when nothing was done in it
	 * @param terminals how many it has
	 * @param containers what it has on the daemon
	 */
	public record OneSession(SessionId id, String state, Duration age, Duration idle, int terminals,
			Containers containers) {
	}

	/**
	 * What is on the daemon.
	 *
	 * @param learners containers that learners made
	 * @param running how many of those run
	 * @param bytes what memory these and the terminals' containers take
	 */
	public record Containers(int learners, int running, long bytes) {

		static final Containers NONE = new Containers(0, 0, 0);

		Containers plus(Containers other) {
			return new Containers(this.learners + other.learners, this.running + other.running,
					this.bytes + other.bytes);
		}

	}

	/**
	 * The Docker daemon.
	 *
	 * @param version its release, empty before its first answer
	 * @param ping how long its last answer took
	 * @param silent since when it does not answer; zero if it does
	 */
	public record Daemon(String version, Duration ping, Duration silent) {
	}

	/**
	 * The machine.
	 *
	 * @param memory all there is, in bytes; zero where the system does not tell
	 * @param available what programs can still have, in bytes
	 * @param load processes that want to run, on average over a minute
	 * @param processors how many there are
	 * @param folder where the state is kept
	 * @param free room on the disk of that folder, in bytes
	 * @param heap what the server's own heap holds, in bytes
	 * @param uptime since when the server runs
	 */
	public record Host(long memory, long available, double load, int processors, Path folder, long free, long heap,
			Duration uptime) {
	}

	/**
	 * What went through the sockets of sessions.
	 *
	 * @param requests since the start
	 * @param refusals of these
	 * @param bytes in both directions
	 */
	public record Traffic(long requests, long refusals, long bytes) {
	}

}
