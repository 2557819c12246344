package dev.quayside.check;

import java.util.List;
import java.util.stream.Stream;

import dev.quayside.gateway.EngineState.Container;
import dev.quayside.gateway.EngineState.Image;
import dev.quayside.lesson.Words;

/**
 * Names of images, which may be written with their tag or without.
 */
final class Names {

	private static final String HUB = "docker.io/";

	private Names() {
	}

	/** The name with its tag, as an engine lists it. */
	static Words image(Words wanted) {
		return wanted.isAny() ? wanted : new Words(image(wanted.pattern()));
	}

	static String image(String name) {
		String rest = name.startsWith(HUB) ? name.substring(HUB.length()) : name;
		rest = rest.startsWith("library/") ? rest.substring("library/".length()) : rest;
		boolean tagged = rest.indexOf(':', rest.lastIndexOf('/') + 1) >= 0 || rest.endsWith("*");
		return tagged ? rest : rest + ":latest";
	}

	static boolean isNamed(Image image, Words wanted) {
		return wanted.isAny() || image.names().stream().anyMatch((name) -> image(wanted).matches(image(name)));
	}

	/** Whether a container was made from an image of that name, by its name or its id. */
	static boolean isOf(Container container, Words wanted, List<Image> images) {
		return wanted.isAny() || Stream
			.concat(Stream.of(container.image()),
					images.stream()
						.filter((image) -> image.id().equals(container.imageId()))
						.flatMap((image) -> image.names().stream()))
			.anyMatch((name) -> image(wanted).matches(image(name)));
	}

}
