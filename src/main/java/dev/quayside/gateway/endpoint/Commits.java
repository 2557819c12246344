package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.Nameless;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.RealImage;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has the daemon make images of containers. Nobody can stop what it has begun to write,
 * and a hole in a file becomes as many zeros: so it says first how much there is, while
 * nothing writes to the container. Safe for use by several threads.
 */
@Component
class Commits {

	/** From here on the daemon may do what was asked though it did not say so. */
	private static final int UNSURE = 503;

	private final Turns turns = new Turns(4,
			"This playground makes as many images of containers as it may at a time; try again when one of them is done");

	/**
	 * Makes an image.
	 * @param engine whose
	 * @param version of the API
	 * @param commit of which container, and how
	 * @param name what the image is called on the daemon
	 * @param room refuses what is too large
	 * @return how many files were new or other than before
	 * @throws IOException if the daemon breaks off
	 */
	long make(PrivateEngine engine, ApiVersion version, Commit commit, Nameless name, Room room) throws IOException {
		OwnedContainer container = engine.containers().require(commit.container());
		try (Turns.Turn _ = this.turns.begin(engine.session())) {
			giveUpLate(engine, version);
			try (StillContainer _ = StillContainer.whole(engine, version, container, commit.pause())) {
				long entries = entries(engine, version, container);
				room.require(layer(engine, version, container) + ImageRoom.ENTRY * entries);
				engine.daemon().post(version, target(engine, commit, name));
				return entries;
			}
			catch (IOException ex) {
				engine.images().late().add(name);
				throw ex;
			}
			catch (Refusal refusal) {
				if (refusal.status() >= UNSURE) {
					engine.images().late().add(name);
				}
				else {
					OwnImages.giveUp(engine, version, name);
				}
				throw refusal;
			}
		}
	}

	/** How large the files are that the container has and its image has not. */
	private static long layer(PrivateEngine engine, ApiVersion version, OwnedContainer container) throws IOException {
		JsonNode said = engine.daemon()
			.get(version, Target.of("/containers/" + container.id() + "/json").with("size", "1"));
		long size = said.path("SizeRw").asLong(-1);
		if (size < 0) {
			throw Refusal.conflict("The Docker daemon cannot tell how large the container is; try again in a moment");
		}
		return size;
	}

	/** Counted as they come: there may be millions. */
	private static long entries(PrivateEngine engine, ApiVersion version, OwnedContainer container) throws IOException {
		Target changes = Target.of("/containers/" + container.id() + "/changes");
		try (UpstreamResponse answer = engine.daemon().open(SessionDaemon.request(version, "GET", changes));
				JsonParser said = JsonMapper.shared().createParser(answer.body())) {
			long entries = 0;
			for (JsonToken token = said.nextToken(); token != null; token = said.nextToken()) {
				entries += (token == JsonToken.START_OBJECT) ? 1 : 0;
			}
			return entries;
		}
	}

	private static Target target(PrivateEngine engine, Commit commit, Nameless name) {
		RealImage real = RealImage.of(engine.session(), name);
		Target target = Target.of("/commit")
			.with("container", commit.container())
			.with("repo", real.repository())
			.with("tag", real.tag())
			.with("author", Optional.of(commit.author()).filter((author) -> !author.isEmpty()))
			.with("comment", Optional.of(commit.comment()).filter((comment) -> !comment.isEmpty()))
			.with("pause", "0");
		commit.changes().forEach((change) -> target.with("changes", change));
		return target;
	}

	private static void giveUpLate(PrivateEngine engine, ApiVersion version) throws IOException {
		for (Nameless name : engine.images().late()) {
			if (OwnImages.giveUp(engine, version, name)) {
				engine.images().late().remove(name);
			}
		}
	}

	/**
	 * How much the session's images may take yet.
	 */
	@FunctionalInterface
	interface Room {

		/**
		 * Judges a layer.
		 * @param bytes its size
		 * @throws IOException if the daemon breaks off
		 * @throws Refusal if it is too large
		 */
		void require(long bytes) throws IOException;

	}

}
