package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamBody;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.Nameless;
import dev.quayside.gateway.ledger.OwnedImage;
import dev.quayside.gateway.ledger.RealImage;
import dev.quayside.gateway.policy.GatewayProperties;
import dev.quayside.gateway.tar.FileTree;
import dev.quayside.gateway.tar.TarLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code docker load} and {@code docker import}: the archive is read to its end, judged,
 * and written anew; its images get the session's own references and no others.
 */
@Component
class ImageLoadEndpoints implements Endpoints {

	/** What gzip reaches at its best, on zeros, is 1032. */
	private static final int RATIO = 200;

	private static final int ENTRIES = 100_000;

	private final OwnImages images;

	private final ImageEvents events;

	private final GatewayProperties limits;

	private final ArchiveTurns turns;

	ImageLoadEndpoints(OwnImages images, ImageEvents events, GatewayProperties limits, ArchiveTurns turns) {
		this.turns = turns;
		this.events = events;
		this.images = images;
		this.limits = limits;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("POST", "/images/load", this::load, "quiet"));
	}

	private FileTree sent(Call call) throws IOException {
		this.images.requireRoom(call.engine(), 1);
		try (InputStream sent = call.exchange().upload(this.limits.imageTime())) {
			FileTree tree = FileTree.read(sent, room(call));
			sent.transferTo(OutputStream.nullOutputStream());
			return tree;
		}
	}

	private TarLimits room(Call call) throws IOException {
		long room = this.images.room(call.engine(), call.version());
		return new TarLimits(room, (int) Math.min(ENTRIES, room / ImageRoom.ENTRY), RATIO);
	}

	private void load(Call call) throws IOException {
		StringBuilder told = new StringBuilder();
		try (ArchiveTurns.Turn _ = this.turns.begin(call.engine().session()); FileTree tree = sent(call)) {
			List<SentImage> sent = SentImage.all(tree, room(call));
			this.images.requireRoom(call.engine(), sent.stream().mapToInt((image) -> 1 + image.tags().size()).sum());
			Map<Nameless, SentImage> fresh = new LinkedHashMap<>();
			sent.stream()
				.filter((image) -> known(call, image.id()).isEmpty())
				.forEach((image) -> fresh.put(Nameless.random(), image));
			take(call, fresh);
			for (SentImage image : sent) {
				String id = known(call, image.id()).orElse(image.id());
				name(call, id, image.tags(), told);
				this.events.tell(call, "load", id, id);
			}
		}
		call.exchange().json(200, told.toString().getBytes(StandardCharsets.UTF_8));
	}

	/** What this session saved itself and the daemon still has, or has now. */
	private static Optional<String> known(Call call, String id) {
		String own = call.engine().images().saved(id).orElse(id);
		return call.engine().images().entriesOf(own).isEmpty() ? Optional.empty() : Optional.of(own);
	}

	private void take(Call call, Map<Nameless, SentImage> images) throws IOException {
		if (images.isEmpty()) {
			return;
		}
		try {
			send(call, images);
			for (Map.Entry<Nameless, SentImage> image : images.entrySet()) {
				this.images.adopt(call.engine(), call.version(), image.getKey(), Optional.empty(),
						image.getValue().entries());
			}
		}
		catch (Refusal refusal) {
			for (Nameless name : images.keySet()) {
				this.images.abandon(call.engine(), call.version(), name);
			}
			throw refusal;
		}
	}

	private static void send(Call call, Map<Nameless, SentImage> images) throws IOException {
		UpstreamRequest request = new UpstreamRequest("POST",
				"/v" + call.version() + Target.of("/images/load").with("quiet", "1"),
				Map.of("Content-Type", "application/x-tar"),
				new UpstreamBody.Stream((out) -> new LoadArchive(call.engine().session()).write(images, out)), false);
		DaemonProgress.readToEnd(call.engine().daemon().open(request), call.engine().names());
	}

	private void name(Call call, String id, List<ImageRef> names, StringBuilder told) throws IOException {
		for (ImageRef name : names) {
			call.engine()
				.images()
				.named(name)
				.filter((had) -> !had.id().equals(id))
				.ifPresent((had) -> say(told, "The image " + name + " already exists, renaming the old one with ID "
						+ had.id() + " to empty string"));
			this.images.name(call.engine(), call.version(), id, name);
			say(told, "Loaded image: " + name);
		}
		if (names.isEmpty()) {
			say(told, "Loaded image ID: " + id);
		}
	}

	private static void say(StringBuilder told, String line) {
		told.append(JsonMapper.shared()
			.writeValueAsString(JsonNodeFactory.instance.objectNode().put("stream", line + "\n"))).append("\r\n");
	}

	/** {@code POST /images/create?fromSrc=-}, which shares its path with a pull. */
	void importImage(Call call) throws IOException {
		if (!call.query().text("fromSrc").equals(Optional.of("-"))) {
			throw Refusal.badRequest("fromSrc must be -: this playground fetches nothing from an address; download it "
					+ "first and import the file");
		}
		if (!call.query().texts("changes").isEmpty()) {
			throw Refusal.badRequest("An import takes no changes here; use docker commit --change after it");
		}
		Optional<ImageRef> name = ImageMakeEndpoints.name(call.query());
		Nameless first = Nameless.random();
		RealImage real = RealImage.of(call.engine().session(), first);
		Target target = Target.of("/images/create")
			.with("fromSrc", "-")
			.with("repo", real.repository())
			.with("tag", real.tag())
			.with("message", call.query().text("message"));
		int entries;
		try (ArchiveTurns.Turn _ = this.turns.begin(call.engine().session()); FileTree tree = sent(call)) {
			entries = tree.items().size();
			UpstreamRequest request = new UpstreamRequest("POST", "/v" + call.version() + target,
					Map.of("Content-Type", "application/x-tar"), new UpstreamBody.Stream(tree::writeTo), false);
			DaemonProgress.readToEnd(call.engine().daemon().open(request), call.engine().names());
		}
		OwnedImage made = this.images.adopt(call.engine(), call.version(), first, name, entries);
		this.events.tell(call, "import", made.id(), made.id());
		if (name.isPresent()) {
			this.events.tell(call, "tag", made.id(), name.get().toString());
		}
		call.json(200, JsonNodeFactory.instance.objectNode().put("status", made.id()));
	}

}
