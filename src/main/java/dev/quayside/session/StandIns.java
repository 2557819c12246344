package dev.quayside.session;

import java.time.Duration;
import java.util.List;
import dev.quayside.engine.Engine;
import dev.quayside.gateway.ImageCatalogue;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Which of the images that learners use are stand-ins that were built because no registry
 * answered. That of the workspace is not among them: its shell is as good, and learners
 * know no image of that name. Safe for use by several threads.
 */
@Service
public class StandIns {

	private static final String LABEL = "dev.quayside.stand-in";

	private static final long FRESH = Duration.ofSeconds(30).toNanos();

	private final Engine engine;

	private final List<String> images;

	private volatile @Nullable Known known;

	StandIns(Engine engine, ObjectProvider<ImageCatalogue> catalogue) {
		this.engine = engine;
		this.images = catalogue.stream().flatMap((images) -> images.references().stream()).distinct().sorted().toList();
	}

	/**
	 * Asks the daemon, not at every call, which images are stand-ins.
	 * @return their names
	 */
	public List<String> names() {
		Known last = this.known;
		if (last == null || System.nanoTime() - last.at() > FRESH) {
			last = new Known(ask(), System.nanoTime());
			this.known = last;
		}
		return last.names();
	}

	private List<String> ask() {
		return this.images.stream()
			.filter((image) -> this.engine.imageLabels(image)
				.filter((labels) -> "true".equals(labels.get(LABEL)))
				.isPresent())
			.toList();
	}

	/**
	 * What the daemon answered.
	 *
	 * @param names of the stand-ins
	 * @param at when, in nanoseconds
	 */
	private record Known(List<String> names, long at) {
	}

}
