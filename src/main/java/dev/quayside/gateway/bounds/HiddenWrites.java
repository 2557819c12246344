package dev.quayside.gateway.bounds;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * What sessions take of the disk beyond the sizes of their files. Where the disk has
 * filled by clearly more than was seen to be written, its blocks are counted once, and
 * again while something is hidden there. Nobody waits for it: it is part of the next
 * measurement. Used by one thread.
 */
final class HiddenWrites {

	private static final Logger LOGGER = System.getLogger(HiddenWrites.class.getName());

	/** Less may be anybody's: the disk is not the sessions' alone. */
	private static final long MUCH = 64L << 20;

	/** Times that counting took; a program is started for it. */
	private static final int REST = 5;

	private static final Duration LEAST_REST = Duration.ofSeconds(2);

	private final Written enough;

	private Map<String, Long> hidden = new HashMap<>();

	/** Of the disk, which nobody's writing tells: the least since it was counted. */
	private long unexplained = Long.MAX_VALUE;

	private @Nullable Count count;

	private long restUntil = System.nanoTime();

	/**
	 * Nothing is hidden yet.
	 * @param enough what is seen beyond that in one place tells nothing
	 */
	HiddenWrites(Written enough) {
		this.enough = enough;
	}

	/**
	 * Adds what is hidden to what is seen.
	 * @param seen what was seen, by place
	 * @param folders of each place
	 * @param taken how many bytes of the disk were taken just before
	 * @return what is there
	 */
	Map<String, Usage.Place> add(Map<String, Usage.Place> seen, Map<String, List<Path>> folders, long taken) {
		long now = taken - seen.values()
			.stream()
			.mapToLong((place) -> Math.min(place.written().bytes(), this.enough.bytes()))
			.sum();
		this.unexplained = Math.min(this.unexplained, now);
		takeCount(seen);
		boolean due = now - this.unexplained >= MUCH || !this.hidden.isEmpty();
		if (due && this.count == null && System.nanoTime() - this.restUntil >= 0) {
			this.unexplained = now;
			FutureTask<DiskBlocks> blocks = new FutureTask<>(() -> DiskBlocks.of(folders));
			this.count = new Count(blocks, seen);
			Thread.startVirtualThread(blocks);
		}
		Map<String, Usage.Place> all = new HashMap<>(seen);
		this.hidden.forEach((name, bytes) -> all.computeIfPresent(name, (_, place) -> place.with(bytes)));
		return all;
	}

	/** What was written or removed meanwhile is not hidden. */
	private void takeCount(Map<String, Usage.Place> seen) {
		Count ended = this.count;
		if (ended == null || !ended.blocks().isDone()) {
			return;
		}
		this.count = null;
		this.restUntil = System.nanoTime() + LEAST_REST.toNanos();
		try {
			DiskBlocks blocks = ended.blocks().get();
			this.restUntil = System.nanoTime() + Math.max(LEAST_REST.toNanos(), REST * blocks.took());
			Map<String, Long> found = new HashMap<>();
			seen.forEach((name, place) -> {
				Usage.Place then = ended.seen().getOrDefault(name, place);
				Written most = place.written().plus(then.written().beyond(place.written()));
				long bytes = blocks.beyond(name, most, this.hidden.getOrDefault(name, 0L));
				if (bytes > 0) {
					found.put(name, bytes);
				}
			});
			this.hidden = found;
		}
		catch (ExecutionException ex) {
			LOGGER.log(Level.DEBUG, "What sessions take in blocks is not told", ex);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	/** Whether the next measurement may tell more. */
	boolean isCounting() {
		return this.count != null;
	}

	/**
	 * Blocks that are being counted.
	 *
	 * @param blocks the result
	 * @param seen what was seen before
	 */
	private record Count(FutureTask<DiskBlocks> blocks, Map<String, Usage.Place> seen) {
	}

}
