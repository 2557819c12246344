package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.build.ImageState;
import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.BuildSteps;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.Nameless;
import dev.quayside.gateway.ledger.OwnedImage;
import dev.quayside.gateway.ledger.RealImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The images that a session's builds made, step by step. Each has a name of the session's
 * own on the daemon, so that it goes with the session. Belongs to one thread.
 */
final class BuildCache {

	private final PrivateEngine engine;

	private final ApiVersion version;

	private final BuildTools tools;

	private final BuildSteps steps;

	private final ImageStates states;

	BuildCache(PrivateEngine engine, ApiVersion version, BuildTools tools) {
		this.engine = engine;
		this.version = version;
		this.tools = tools;
		this.steps = engine.images().steps();
		this.states = new ImageStates(engine, version);
	}

	Optional<ImageState> find(String key) throws IOException {
		Optional<Nameless> step = this.steps.find(key);
		if (step.isEmpty()) {
			return Optional.empty();
		}
		try {
			return Optional.of(this.states.read(real(step.get()).toString()));
		}
		catch (Refusal refusal) {
			if (refusal.status() != 404) {
				throw refusal;
			}
			this.steps.strike(step.get());
			return Optional.empty();
		}
	}

	void requireRoom(long bytes) throws IOException {
		if (bytes > this.tools.images().room(this.engine, this.version)) {
			throw Refusal.conflict("The images of this session would take more than they may; remove some first, say "
					+ "with \"docker image prune\"");
		}
	}

	/** Makes the image, in place of what the step made before; the oldest make room. */
	ImageState enter(String key, ImageState state, ImageState before, long bytes) throws IOException {
		Nameless name = Nameless.random();
		ImageState made = this.states.make(state, real(name));
		Optional<Nameless> old = this.steps.find(key);
		if (old.isPresent()) {
			release(old.get());
		}
		this.steps.enter(key, new OwnedImage(name, made.id(), true, bytes), before.id());
		return made;
	}

	/** Lets the oldest steps go that are too many; not while a build stands on them. */
	void trim() throws IOException {
		for (Nameless step : this.steps.beyond(this.tools.limits().cached(),
				this.tools.limits().cachedBytes().toBytes())) {
			release(step);
		}
	}

	/** Lets the steps go that no image of the session stands on any more. */
	void sweep() throws IOException {
		Set<String> images = this.engine.images().all().stream().map(OwnedImage::id).collect(Collectors.toSet());
		for (Nameless step : this.steps.notBelow(images)) {
			release(step);
		}
	}

	private void release(Nameless step) throws IOException {
		this.steps.strike(step);
		giveUp(step);
	}

	void giveUp(Nameless name) throws IOException {
		try {
			this.engine.daemon().act(this.version, "DELETE", Target.of("/images/" + real(name)).with("force", "1"));
		}
		catch (Refusal refusal) {
			if (refusal.status() != 404) {
				throw refusal;
			}
		}
	}

	void name(ImageState image, long bytes, List<ImageRef> names) throws IOException {
		synchronized (this.engine.images()) {
			List<OwnedImage> known = this.engine.images().entriesOf(image.id());
			if (known.isEmpty()) {
				requireRoom(bytes);
			}
			if (names.isEmpty()) {
				if (known.isEmpty()) {
					this.tools.images().requireRoom(this.engine, 1);
					this.tools.images()
						.tag(this.engine, this.version, new OwnedImage(Nameless.random(), image.id(), true, bytes));
				}
				return;
			}
			for (ImageRef name : names) {
				if (known.stream().noneMatch((entry) -> entry.name().equals(name))) {
					this.tools.images().requireRoom(this.engine, 1);
					this.tools.images().displace(this.engine, this.version, name);
					this.tools.images().tag(this.engine, this.version, new OwnedImage(name, image.id(), true, bytes));
				}
				this.tools.events()
					.tell(this.engine, "tag", image.id(), name.toString(),
							JsonNodeFactory.instance.objectNode().set("Config", image.config()));
			}
			for (OwnedImage entry : known) {
				if (entry.name() instanceof Nameless) {
					this.tools.images().strike(this.engine, this.version, entry);
				}
			}
		}
	}

	private RealImage real(Nameless name) {
		return RealImage.of(this.engine.session(), name);
	}

}
