package dev.quayside.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where those were whose connections were cut, and those before this server's start.
 * Output waits for them for a while, rather than be lost to them. Used under one lock.
 */
final class Absences {

	private static final long GRACE = Duration.ofSeconds(15).toNanos();

	/** How much may be written while it waits: all but what one reading brings. */
	private static final int WAITING_MARK = Ring.CAPACITY - 64 * 1024;

	private final List<Absence> absences = new ArrayList<>();

	/**
	 * Somebody is expected to come back.
	 * @param typist who typed there, null for whoever comes first
	 * @param drawn the number of the first byte that they have not drawn
	 */
	void add(@Nullable Typist typist, long drawn) {
		this.absences.add(new Absence(typist, drawn, System.nanoTime() + GRACE));
	}

	void end(Typist typist) {
		this.absences.removeIf((absence) -> absence.typist() == null || absence.typist() == typist);
	}

	void clear() {
		this.absences.clear();
	}

	/**
	 * Whether more output would be lost to one of them.
	 * @param end the number of the byte that comes next
	 * @return whether it has to wait
	 */
	boolean holdUp(long end) {
		long now = System.nanoTime();
		this.absences.removeIf((absence) -> now - absence.until() >= 0);
		return this.absences.stream().anyMatch((absence) -> end - absence.drawn() > WAITING_MARK);
	}

	/** How long to wait for them at most, in nanoseconds. */
	long patience() {
		return this.absences.isEmpty() ? Long.MAX_VALUE : GRACE;
	}

	/**
	 * A viewer that may come back.
	 *
	 * @param typist who typed there, null for whoever comes first
	 * @param drawn the number of the first byte that it has not drawn
	 * @param until when it is waited for no longer, in nanoseconds
	 */
	private record Absence(@Nullable Typist typist, long drawn, long until) {
	}

}
