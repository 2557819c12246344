package dev.quayside.gateway.bounds;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import dev.quayside.gateway.DiskShortage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.unit.DataSize;

/**
 * A part of the disk that no learner gets: with what each of them may write, many could
 * fill it together. What it says is safe for use by several threads.
 */
final class DiskReserve {

	private static final Logger LOGGER = System.getLogger(DiskReserve.class.getName());

	/** It is not over with the first byte that somebody removes. */
	private static final long AGAIN = 16L << 20;

	/** Who writes less of what is left than one part in so many may go on. */
	private static final int PARTS = 256;

	/** What a log or a shell's history grows by is not to be stopped. */
	private static final Written LITTLE = new Written(1L << 20, 1000);

	private final DataSize kept;

	private final ApplicationEventPublisher events;

	private volatile boolean touched;

	DiskReserve(DataSize kept, ApplicationEventPublisher events) {
		this.kept = kept;
		this.events = events;
	}

	void look(Space space) {
		boolean now = space.besides(this.kept) < (this.touched ? AGAIN : 0) || space.isShortOfFiles();
		if (now == this.touched) {
			return;
		}
		this.touched = now;
		if (now) {
			LOGGER.log(Level.WARNING,
					"The disk of the Docker daemon has only {0} MB and {1} files left, less than is kept for the server "
							+ "itself (quayside.bounds.disk-reserve): what writes much is stopped, and nothing new is "
							+ "made until there is more; make room on it",
					space.bytesLeft() / 1_000_000, space.filesLeft());
		}
		else {
			LOGGER.log(Level.INFO, "The disk of the Docker daemon has room again");
		}
		this.events.publishEvent(new DiskShortage());
	}

	boolean isTouched() {
		return this.touched;
	}

	/**
	 * Whether a container writes what is to be stopped. The less there is left, the less
	 * that is: many that write slowly do not fill the disk either.
	 */
	boolean isTouchedBy(Written grown, Space space) {
		long bytes = Math.max(LITTLE.bytes(), space.bytesLeft() / PARTS);
		long files = Math.max(LITTLE.files(), space.filesLeft() / PARTS);
		return this.touched && grown.isMoreThan(new Written(bytes, files));
	}

	Optional<String> shortage() {
		return this.touched
				? Optional.of("The disk of this playground is nearly full, and what is left is kept for the playground "
						+ "itself; remove what you do not need, or tell who runs it, and try again in a moment")
				: Optional.empty();
	}

}
