package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageName;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.Nameless;
import dev.quayside.gateway.ledger.OwnedImage;
import dev.quayside.gateway.ledger.RealImage;
import dev.quayside.gateway.policy.GatewayProperties;
import dev.quayside.gateway.policy.ImageChanges;
import dev.quayside.gateway.policy.ImagePolicy;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Images that a session makes. Each has a reference of the session's own on the daemon as
 * long as the session has it: so no other session's removal takes it away, and giving up
 * that reference is all that a removal does. Safe for use by several threads.
 */
@Component
class OwnImages implements SessionImages {

	private final GatewayProperties limits;

	private final Commits commits;

	OwnImages(GatewayProperties limits, Commits commits) {
		this.commits = commits;
		this.limits = limits;
	}

	@Override
	public OwnedImage commit(PrivateEngine engine, ApiVersion version, String container, List<String> changes,
			Optional<ImageRef> name) throws IOException {
		return commit(engine, version, new Commit(container, changes, "", "", true), name);
	}

	@Override
	public OwnedImage commit(PrivateEngine engine, ApiVersion version, Commit commit, Optional<ImageRef> name)
			throws IOException {
		ImageChanges.require(commit.changes());
		requireRoom(engine, 1);
		Nameless first = Nameless.random();
		JsonNode container = engine.daemon().get(version, Target.of("/containers/" + commit.container() + "/json"));
		long entries = this.commits.make(engine, version, commit, first,
				(bytes) -> requireBytes(engine, version, bytes));
		return adopt(engine, version, first, name, entries, container.path("Config"));
	}

	/** Refuses when there is no place for so many names more. */
	void requireRoom(PrivateEngine engine, int names) {
		if (engine.images().made() + names > this.limits.images()) {
			throw Refusal.conflict("This session has made " + this.limits.images()
					+ " images, the most it may have; remove some, say with \"docker image prune\"");
		}
	}

	/** How many bytes more the session's images may take. */
	long room(PrivateEngine engine, ApiVersion version) throws IOException {
		return Math.max(0, this.limits.imageBytes().toBytes() - new ImageRoom(engine, version).taken());
	}

	private void requireBytes(PrivateEngine engine, ApiVersion version, long bytes) throws IOException {
		if (bytes > room(engine, version)) {
			throw Refusal.conflict("The images of this session would take more than "
					+ this.limits.imageBytes().toMegabytes() + " MB, the most they may; remove some first");
		}
	}

	/**
	 * Enters an image that was just made on the daemon under a reference for nameless
	 * ones; if it may not be, it is let go.
	 * @param first the reference
	 * @param name the name that it is to have
	 * @param entries how many files its new layers have
	 * @return the image as it was entered
	 */
	OwnedImage adopt(PrivateEngine engine, ApiVersion version, Nameless first, Optional<ImageRef> name, long entries)
			throws IOException {
		return adopt(engine, version, first, name, entries, MissingNode.getInstance());
	}

	private OwnedImage adopt(PrivateEngine engine, ApiVersion version, Nameless first, Optional<ImageRef> name,
			long entries, JsonNode container) throws IOException {
		synchronized (engine.images()) {
			OwnedImage image = judged(engine, version, first, entries, container);
			engine.images().enter(image);
			if (name.isEmpty()) {
				return image;
			}
			name(engine, version, image.id(), name.get());
			return image.as(name.get());
		}
	}

	private OwnedImage judged(PrivateEngine engine, ApiVersion version, Nameless first, long entries,
			JsonNode container) throws IOException {
		try {
			JsonNode said = engine.daemon().get(version, imageTarget(engine, first, "/json"));
			ImagePolicy.requireMade(said.path("Config"), container);
			String id = said.path("Id").asString("");
			long bytes = 0;
			if (engine.images().entriesOf(id).isEmpty()) {
				bytes = said.path("Size").asLong(0) + ImageRoom.ENTRY * entries
						- new ImageRoom(engine, version).root(said.path("Parent").asString(""));
			}
			requireBytes(engine, version, bytes);
			return new OwnedImage(first, id, true, Math.max(0, bytes));
		}
		catch (Refusal refusal) {
			giveUp(engine, version, first);
			throw refusal;
		}
	}

	@Override
	public void name(PrivateEngine engine, ApiVersion version, String image, ImageRef name) throws IOException {
		synchronized (engine.images()) {
			List<OwnedImage> entries = engine.images().entriesOf(image);
			if (entries.stream().anyMatch((entry) -> entry.name().equals(name))) {
				return;
			}
			OwnedImage known = entries.stream()
				.findFirst()
				.orElseThrow(() -> Refusal.notFound("No such image: " + image));
			requireRoom(engine, 1);
			displace(engine, version, name);
			tag(engine, version, known.as(name));
			for (OwnedImage entry : entries) {
				if (entry.name() instanceof Nameless) {
					strike(engine, version, entry);
				}
			}
		}
	}

	/**
	 * Takes a name from the image that has it, which stays as a nameless one if it has no
	 * other.
	 */
	void displace(PrivateEngine engine, ApiVersion version, ImageRef name) throws IOException {
		synchronized (engine.images()) {
			Optional<OwnedImage> had = engine.images().named(name);
			if (had.isPresent()) {
				if (engine.images().entriesOf(had.get().id()).size() == 1) {
					tag(engine, version, had.get().as(Nameless.random()));
				}
				strike(engine, version, had.get());
			}
		}
	}

	/** Enters an image under a name of the session's own, on the daemon first. */
	void tag(PrivateEngine engine, ApiVersion version, OwnedImage image) throws IOException {
		RealImage real = RealImage.of(engine.session(), image.name());
		engine.daemon()
			.act(version, "POST",
					Target.of("/images/" + image.id() + "/tag")
						.with("repo", real.repository())
						.with("tag", real.tag()));
		engine.images().enter(image);
	}

	/** Strikes out an entry, on the daemon too. */
	void strike(PrivateEngine engine, ApiVersion version, OwnedImage image) throws IOException {
		engine.images().strike(image.name());
		if (image.made()) {
			giveUp(engine, version, image.name());
		}
	}

	/** Lets go what could not be finished, wherever it got to. */
	void abandon(PrivateEngine engine, ApiVersion version, Nameless name) throws IOException {
		engine.images().strike(name);
		giveUp(engine, version, name);
	}

	/**
	 * Forced: what a container of another session still uses is that session's too, under
	 * a reference of its own.
	 * @return whether the daemon had it
	 */
	static boolean giveUp(PrivateEngine engine, ApiVersion version, ImageName name) throws IOException {
		try {
			engine.daemon().act(version, "DELETE", imageTarget(engine, name, "").with("force", "1"));
			return true;
		}
		catch (Refusal refusal) {
			if (refusal.status() != 404) {
				throw refusal;
			}
			return false;
		}
	}

	private static Target imageTarget(PrivateEngine engine, ImageName name, String rest) {
		return Target.of("/images/" + RealImage.of(engine.session(), name) + rest);
	}

}
