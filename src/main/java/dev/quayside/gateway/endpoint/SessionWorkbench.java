package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.gateway.build.ImageState;
import dev.quayside.gateway.build.Workbench;
import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.Nameless;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.OwnedImage;
import dev.quayside.gateway.ledger.RealImage;
import dev.quayside.gateway.ledger.Reservation;
import dev.quayside.gateway.policy.ImagePolicy;
import dev.quayside.gateway.tar.FileTree;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session's engine as one of its builds uses it. {@link #stop} may be called from any
 * thread, all else belongs to one.
 */
final class SessionWorkbench implements Workbench {

	private static final Logger LOGGER = System.getLogger(SessionWorkbench.class.getName());

	private final PrivateEngine engine;

	private final ApiVersion version;

	private final BuildTools tools;

	private final BuildCache cache;

	private final ImageStates states;

	private final ContainerFiles files;

	private final StepRemoval removal;

	/** Volume-less stand-ins of images, by the container that was made of them. */
	private final Map<String, Nameless> standIns = new HashMap<>();

	/** How large the catalogue's image is that each image began with. */
	private final Map<String, Long> roots = new HashMap<>();

	/** What the steps of this build added, in bytes: all of it stays until the end. */
	private long added;

	private volatile @Nullable String stopped;

	private volatile @Nullable OwnedContainer running;

	SessionWorkbench(PrivateEngine engine, ApiVersion version, BuildTools tools) {
		this.engine = engine;
		this.version = version;
		this.tools = tools;
		this.cache = new BuildCache(engine, version, tools);
		this.states = new ImageStates(engine, version);
		this.files = new ContainerFiles(engine, version);
		this.removal = new StepRemoval(engine, version);
	}

	/**
	 * Ends the build at its next step, and what runs at once: as soon as a copy out of it
	 * is done, however many copies the learner makes.
	 */
	void stop(String why) {
		this.stopped = why;
		OwnedContainer container = this.running;
		try (var _ = SessionInLog.of(this.engine.session())) {
			while (container != null && container == this.running && !ended(container)) {
				LOGGER.log(Level.DEBUG, "A step of a build is held by another command");
			}
		}
	}

	/** Whether there is nothing more to try. */
	private boolean ended(OwnedContainer container) {
		try (Reservation _ = this.engine.containers().holdAlone(container)) {
			this.engine.daemon()
				.act(this.version, "DELETE", Target.of("/containers/" + container.id()).with("force", "1"));
			return true;
		}
		catch (Refusal refusal) {
			return refusal.status() != 409 || Thread.currentThread().isInterrupted();
		}
		catch (IOException ex) {
			LOGGER.log(Level.DEBUG, "A step of a build could not be ended", ex);
			return true;
		}
	}

	private void requireGoing() {
		String why = this.stopped;
		if (why != null) {
			throw Refusal.conflict(why);
		}
	}

	@Override
	public ImageState image(String reference, boolean fetch, OutputStream progress) throws IOException {
		requireGoing();
		Optional<OwnedImage> own = this.engine.images().find(reference);
		if (own.isEmpty() || fetch && !own.get().made()) {
			this.tools.catalogue().pull(this.engine, this.version, ImageRef.parse(reference), progress);
			own = Optional.of(this.engine.images().require(reference));
		}
		ImageState image = this.states.read(own.get().id());
		this.roots.put(image.id(), new ImageRoom(this.engine, this.version).root(image.id()));
		return image;
	}

	@Override
	public Optional<ImageState> made(String key, ImageState before) throws IOException {
		requireGoing();
		Optional<ImageState> made = this.cache.find(key);
		made.ifPresent((image) -> enter(image, before, new ImageRoom(this.engine, this.version).step(image.id())));
		return made;
	}

	/** What a step counts beyond the bytes of its files goes on to count. */
	private void enter(ImageState image, ImageState before, long counted) {
		this.roots.put(image.id(), root(before) + image.size() - before.size() - counted);
	}

	private long root(ImageState image) {
		return this.roots.getOrDefault(image.id(), 0L);
	}

	@Override
	public ImageState keep(String key, ImageState before, ImageState next, Optional<String> container)
			throws IOException {
		requireGoing();
		ImageState whole = next;
		Optional<Nameless> committed = Optional.empty();
		long entries = 0;
		if (container.isPresent()) {
			committed = Optional.of(Nameless.random());
			entries = commit(container.get(), committed.get());
			ImageState layers = this.states.read(real(committed.get()).toString());
			whole = next.on(layers.layers(), layers.size(), before);
		}
		try {
			long more = Math.max(0, whole.size() - before.size()) + ImageRoom.ENTRY * entries;
			this.cache.requireRoom(this.added + more);
			ImageState made = this.cache.enter(key, whole, before, more);
			this.added += more;
			enter(made, before, more);
			return made;
		}
		finally {
			if (committed.isPresent()) {
				this.cache.giveUp(committed.get());
			}
		}
	}

	private long commit(String container, Nameless name) throws IOException {
		return this.tools.commits()
			.make(this.engine, this.version, new Commit(container, List.of(), "", "", false), name,
					(bytes) -> this.cache.requireRoom(this.added + bytes));
	}

	private RealImage real(Nameless name) {
		return RealImage.of(this.engine.session(), name);
	}

	@Override
	public String container(ImageState image, ObjectNode body, boolean volumes) throws IOException {
		requireGoing();
		String id = image.id();
		Nameless standIn = null;
		if (id.isEmpty() || !volumes && !image.config().path("Volumes").isEmpty()) {
			standIn = Nameless.random();
			ObjectNode config = image.config().deepCopy();
			config.remove("Volumes");
			id = this.states.make(image.with(config), real(standIn)).id();
		}
		try {
			String of = id;
			body.put("Image", image.id().isEmpty() ? "scratch" : image.id());
			String container = this.tools.maker()
				.make(this.engine, this.version, body, Optional.empty(), (_) -> of)
				.id();
			if (standIn != null) {
				this.standIns.put(container, standIn);
			}
			return container;
		}
		catch (IOException | RuntimeException ex) {
			if (standIn != null) {
				this.cache.giveUp(standIn);
			}
			throw ex;
		}
	}

	@Override
	public int run(String container, ProcessOutput output) throws IOException {
		requireGoing();
		Target attach = Target.of("/containers/" + container + "/attach")
			.with("stream", "1")
			.with("stdout", "1")
			.with("stderr", "1");
		OwnedContainer owned = this.engine.containers().require(container);
		this.running = owned;
		try (UpstreamResponse answer = this.engine.daemon()
			.open(SessionDaemon.request(this.version, "POST", attach).upgrading())) {
			start(owned);
			requireGoing();
			AttachedOutput.copy(answer.body(), output);
			requireGoing();
			return (int) this.engine.daemon()
				.post(this.version, Target.of("/containers/" + container + "/wait"))
				.path("StatusCode")
				.asLong(0);
		}
		catch (IOException | Refusal ex) {
			requireGoing();
			throw ex;
		}
		finally {
			this.running = null;
		}
	}

	private void start(OwnedContainer container) throws IOException {
		try (Reservation _ = this.engine.containers().hold(container);
				Starts.Start _ = this.engine.starts()
					.begin(this.engine, this.version, container, this.tools.all().running())) {
			this.engine.daemon().act(this.version, "POST", Target.of("/containers/" + container.id() + "/start"));
		}
	}

	@Override
	public void remove(String container) throws IOException {
		this.removal.remove(container);
		Nameless standIn = this.standIns.remove(container);
		if (standIn != null) {
			this.cache.giveUp(standIn);
		}
	}

	@Override
	public Optional<PathStat> stat(String container, String path) throws IOException {
		requireGoing();
		return this.files.stat(container, path);
	}

	@Override
	public FileTree files(String container, String path) throws IOException {
		requireGoing();
		return this.files.read(container, path, this.tools.limits().fileLimits());
	}

	@Override
	public void put(String container, String folder, ArchiveWriter archive) throws IOException {
		requireGoing();
		this.files.write(container, folder, archive);
	}

	@Override
	public void judge(ObjectNode config) {
		ImagePolicy.require(config);
	}

	/** Gives the image that was built its names, or keeps it without one. */
	void name(ImageState image, List<ImageRef> names) throws IOException {
		requireGoing();
		this.cache.name(image, Math.max(0, image.size() - root(image)), names);
	}

	/** Lets go what is too much, once nothing stands on it. */
	void finish() throws IOException {
		this.cache.trim();
	}

}
