package dev.quayside.images;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import dev.quayside.engine.Engine;
import dev.quayside.engine.EngineException;
import dev.quayside.gateway.ImageCatalogue;
import dev.quayside.images.ImageStanding.Missing;
import dev.quayside.images.ImageStanding.Present;
import dev.quayside.images.ImageStanding.Pulling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Sees to it that the images of all lessons are on the daemon, so that no learner waits
 * for a registry: looks from the start on, and pulls what is missing. Safe for use by
 * several threads.
 */
@Service
public class LessonImages {

	private static final Logger logger = LoggerFactory.getLogger(LessonImages.class);

	/** What {@code ./quayside up} builds where no registry answers carries it. */
	private static final String STAND_IN = "dev.quayside.stand-in";

	private static final int PERIOD = 30; // seconds

	private final Map<String, ImageStanding> standings = new ConcurrentSkipListMap<>();

	private final Map<String, Long> failedAt = new ConcurrentSkipListMap<>();

	private final ReentrantLock seeing = new ReentrantLock();

	private final Engine engine;

	private final ImagesProperties properties;

	private final ImageCatalogue catalogue;

	LessonImages(Engine engine, ImagesProperties properties, ImageCatalogue catalogue) {
		this.engine = engine;
		this.properties = properties;
		this.catalogue = catalogue;
	}

	/**
	 * How each of them stood when the daemon was last asked.
	 * @return by name; empty before the first answer
	 */
	public Map<String, ImageStanding> standings() {
		return Collections.unmodifiableMap(this.standings);
	}

	/**
	 * Those that were built because no registry answered.
	 * @return their names
	 */
	public List<String> standIns() {
		return this.standings.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() instanceof Present(boolean standIn) && standIn)
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * On a thread of its own each time, so that a long pull keeps no other task waiting.
	 */
	@Scheduled(fixedRate = PERIOD, timeUnit = TimeUnit.SECONDS)
	void see() {
		if (!this.seeing.tryLock()) {
			return;
		}
		try {
			Set<String> needed = new TreeSet<>(this.catalogue.references());
			this.standings.keySet().retainAll(needed);
			look(needed);
			needed.stream().filter(this::isDue).forEach(this::pull);
		}
		catch (EngineException ex) {
			logger.debug("The images of the lessons could not be looked at", ex);
		}
		finally {
			this.seeing.unlock();
		}
	}

	private void look(Set<String> needed) {
		Map<String, Map<String, String>> found = this.engine.images(needed);
		for (String image : needed) {
			Map<String, String> labels = found.get(image);
			if (labels != null) {
				this.standings.put(image, new Present("true".equals(labels.get(STAND_IN))));
			}
			else if (!(this.standings.get(image) instanceof Missing)) {
				this.standings.put(image, new Missing("It is not on the daemon"));
			}
		}
	}

	private boolean isDue(String image) {
		Long failed = this.failedAt.get(image);
		boolean late = failed == null || System.nanoTime() - failed > this.properties.again().toNanos();
		return this.properties.pull() && late && this.standings.get(image) instanceof Missing;
	}

	private void pull(String image) {
		logger.info("Pulling {}, which lessons need", image);
		this.standings.put(image, new Pulling(0));
		long began = System.nanoTime();
		try {
			this.engine.pull(image, (percent) -> this.standings.put(image, new Pulling(percent)));
			this.failedAt.remove(image);
			this.standings.put(image, new Present(false));
			logger.info("Pulled {} in {} s", image, Duration.ofNanos(System.nanoTime() - began).toSeconds());
		}
		catch (EngineException ex) {
			this.failedAt.put(image, System.nanoTime());
			this.standings.put(image, new Missing(String.valueOf(ex.getMessage())));
			logger.warn("{} could not be pulled; trying again in {} min: {}", image,
					this.properties.again().toMinutes(), ex.getMessage());
		}
	}

}
