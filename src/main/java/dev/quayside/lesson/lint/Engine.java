package dev.quayside.lesson.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Words;

/**
 * What a learner's engine can hold at one place of a lesson who begins it with an empty
 * one and does what it says.
 */
final class Engine {

	private final Set<String> pullable = new HashSet<>();

	private final Set<String> used = new HashSet<>();

	private final Set<String> made = new HashSet<>();

	private boolean open;

	private final Shelf images = new Shelf();

	private final Shelf containers = new Shelf();

	private final Shelf networks = new Shelf();

	private final Shelf volumes = new Shelf();

	/**
	 * An empty engine.
	 * @param pullable the images that it can pull
	 */
	Engine(List<String> pullable) {
		pullable.forEach((image) -> this.pullable.add(ImageName.canonical(image)));
		List.of("bridge", "host", "none").forEach((network) -> this.networks.add(network, 0, true));
	}

	Shelf images() {
		return this.images;
	}

	Shelf containers() {
		return this.containers;
	}

	Shelf networks() {
		return this.networks;
	}

	Shelf volumes() {
		return this.volumes;
	}

	/** Whether an image is there or comes when it is asked for. */
	boolean canHave(String image) {
		String name = ImageName.canonical(image);
		return this.pullable.contains(name) || !this.images.lacks(name) || name.startsWith("sha256:");
	}

	/** An image is asked for, and is there if it can be. */
	void use(String image, int line) {
		String name = ImageName.canonical(image);
		this.used.add(name);
		if (this.pullable.contains(name)) {
			this.images.add(name, line, true);
		}
	}

	/** An image is made. */
	void make(String image, int line) {
		String name = ImageName.canonical(image);
		this.made.add(name);
		this.images.add(name, line, true);
	}

	/** All images that blocks made so far. */
	Set<String> made() {
		return Set.copyOf(this.made);
	}

	/** Images may be there that no block names. */
	void mayHaveOtherImages() {
		this.images.mayHoldOthers();
		this.open = true;
	}

	/** Whether images may have been made that no block names. */
	boolean isOpen() {
		return this.open;
	}

	/** An image is spoken of. */
	void mention(Words image) {
		if (image.isAny()) {
			return;
		}
		this.pullable.stream()
			.filter((name) -> image.matches(name) || image.matches(name.replace(":latest", "")))
			.forEach(this.used::add);
		this.used.add(ImageName.canonical(image.pattern()));
	}

	boolean isUsed(String image) {
		return this.used.contains(ImageName.canonical(image));
	}

	/** A learner may have done a task in a way that no block shows. */
	void mayHold(Expectation expected, int line) {
		switch (expected) {
			case Expectation.Image image when image.count().most() > 0 ->
				mayHold(this.images, image.name(), line, true);
			case Expectation.Container container when container.count().most() > 0 -> {
				mayHold(this.containers, container.name(), line, false);
				container.networks().forEach((network) -> mayHold(this.networks, network, line, false));
				container.volumes().forEach((volume) -> mayHold(this.volumes, volume, line, false));
			}
			case Expectation.Network network when network.count().most() > 0 -> {
				mayHold(this.networks, network.name(), line, false);
				network.members().forEach((member) -> mayHold(this.containers, member, line, false));
			}
			case Expectation.Volume volume when volume.count().most() > 0 ->
				mayHold(this.volumes, volume.name(), line, false);
			default -> {
			}
		}
	}

	private static void mayHold(Shelf shelf, Words name, int line, boolean image) {
		if (name.pattern().contains("*")) {
			if (!name.isAny()) {
				shelf.mayHoldOthers();
			}
			return;
		}
		String plain = image ? ImageName.canonical(name.pattern()) : name.pattern();
		if (shelf.lacks(plain)) {
			shelf.add(plain, line, false);
		}
	}

}
