package dev.quayside.session;

import java.util.List;
import java.util.stream.Stream;
import dev.quayside.engine.Engine;
import dev.quayside.gateway.ImageCatalogue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Which of the images in use are stand-ins that were built because no registry answered.
 * Safe for use by several threads.
 */
@Service
public class StandIns {

	private static final String LABEL = "dev.quayside.stand-in";

	private final Engine engine;

	private final List<String> images;

	StandIns(Engine engine, SessionProperties properties, ObjectProvider<ImageCatalogue> catalogue) {
		this.engine = engine;
		this.images = Stream
			.concat(Stream.of(properties.image()),
					catalogue.stream().flatMap((images) -> images.references().stream()).sorted())
			.distinct()
			.toList();
	}

	/**
	 * Asks the daemon which images are stand-ins.
	 * @return their names, the workspace's first
	 */
	public List<String> names() {
		return this.images.stream()
			.filter((image) -> this.engine.imageLabels(image)
				.filter((labels) -> "true".equals(labels.get(LABEL)))
				.isPresent())
			.toList();
	}

}
