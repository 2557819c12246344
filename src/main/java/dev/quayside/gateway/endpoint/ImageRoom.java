package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.ledger.Ancestry;
import dev.quayside.gateway.ledger.OwnedImage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the images of a session take on the daemon. Each counts with all that lies above
 * the catalogue's image that it began with, so that no count rests on another image,
 * which may go first.
 *
 * @param engine whose
 * @param version of the API
 */
record ImageRoom(PrivateEngine engine, ApiVersion version) {

	/** What a file takes on the disk however little is in it, in bytes. */
	static final long ENTRY = 4096;

	/**
	 * How many bytes count, those of removed images that containers still have as well.
	 */
	long taken() throws IOException {
		forgetRemoved();
		return this.engine.images().bytesMade();
	}

	/**
	 * A container that is being made may have an image that was just removed; one that
	 * was made of a step of a build keeps the layers of an image it does not name.
	 */
	private void forgetRemoved() throws IOException {
		Set<String> removed = this.engine.images().removed().all().keySet();
		if (removed.isEmpty() || this.engine.containers().making()) {
			return;
		}
		Set<String> used = OwnContainers.of(this.engine, this.version, false)
			.list()
			.stream()
			.map((container) -> container.path("ImageID").asString(""))
			.collect(Collectors.toSet());
		Set<String> known = new HashSet<>(removed);
		known.addAll(
				ancestry().needed(this.engine.images().all().stream().map(OwnedImage::id).collect(Collectors.toSet())));
		if (known.containsAll(used)) {
			removed.stream().filter((image) -> !used.contains(image)).forEach(this.engine.images().removed()::strike);
		}
	}

	/**
	 * How large the catalogue's image is that an image began with, less what the files of
	 * both count beyond their sizes; no more than nothing if no such image is known.
	 * @param image the id of an image of the session, or of a step of a build; empty for
	 * none
	 */
	long root(String image) throws IOException {
		if (image.isEmpty()) {
			return 0;
		}
		long root = this.engine.daemon()
			.get(this.version, Target.of("/images/" + image + "/json"))
			.path("Size")
			.asLong(0);
		Ancestry ancestry = ancestry();
		for (String at = image; !at.isEmpty(); at = ancestry.parents().getOrDefault(at, "")) {
			List<OwnedImage> entries = this.engine.images().entriesOf(at);
			if (!entries.isEmpty()) {
				return root - most(entries);
			}
			root -= step(at);
		}
		return Math.min(0, root);
	}

	/** What a step of a build counts. */
	long step(String image) {
		return most(this.engine.images().steps().images().stream().filter((step) -> step.id().equals(image)).toList());
	}

	private static long most(List<OwnedImage> entries) {
		return entries.stream().mapToLong(OwnedImage::bytes).max().orElse(0);
	}

	private Ancestry ancestry() {
		return this.engine.images().steps().ancestry();
	}

}
