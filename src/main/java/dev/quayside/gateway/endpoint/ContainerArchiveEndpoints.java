package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamBody;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Exchange;
import dev.quayside.gateway.http.Query;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.policy.ArchiveProperties;
import dev.quayside.gateway.tar.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@code docker cp}, both ways. What goes in was read as a whole before the daemon hears
 * of it, and is written anew.
 */
@Component
class ContainerArchiveEndpoints implements Endpoints {

	private static final String STAT = "X-Docker-Container-Path-Stat";

	private final ArchiveProperties limits;

	private final ArchiveTurns turns;

	ContainerArchiveEndpoints(ArchiveProperties limits, ArchiveTurns turns) {
		this.turns = turns;
		this.limits = limits;
	}

	@Override
	public List<Route> routes() {
		return List.of(
				Route.of("HEAD", "/containers/{}/archive", (call) -> named(call, ContainerArchiveEndpoints::stat),
						"path"),
				Route.of("GET", "/containers/{}/archive", (call) -> named(call, this::copyOut), "path"),
				Route.of("PUT", "/containers/{}/archive", (call) -> named(call, this::copyIn), "path",
						"noOverwriteDirNonDir", "copyUIDGID"));
	}

	/** The daemon's words name the container as it was asked: here by its id. */
	private static void named(Call call, Endpoint endpoint) throws IOException {
		String id = call.container().id();
		try {
			endpoint.answer(call);
		}
		catch (Refusal refusal) {
			throw new Refusal(refusal.status(), refusal.reason().replace(id, call.reference()));
		}
	}

	private static void stat(Call call) throws IOException {
		call.exchange().requireNoBody();
		Target target = target(call);
		try (StillContainer _ = StillContainer.of(call);
				UpstreamResponse answer = call.engine()
					.daemon()
					.open(SessionDaemon.request(call.version(), "HEAD", target))) {
			call.exchange().empty(200, statOf(answer));
		}
	}

	/** The container is held meanwhile: who reads nothing is cut off. */
	private void copyOut(Call call) throws IOException {
		Target target = target(call);
		try (StillContainer _ = StillContainer.of(call);
				UpstreamResponse answer = call.engine()
					.daemon()
					.open(SessionDaemon.request(call.version(), "GET", target));
				Exchange.Deadline _ = call.exchange().deadline(this.limits.time());
				OutputStream out = call.exchange().stream("application/x-tar", statOf(answer), answer::close)) {
			bounded(answer.body(), out);
		}
	}

	private void bounded(InputStream from, OutputStream to) throws IOException {
		long left = this.limits.out().toBytes();
		byte[] buffer = new byte[32 * 1024];
		for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
			left -= read;
			if (left < 0) {
				throw new IOException("More is copied out of a container than " + this.limits.out());
			}
			to.write(buffer, 0, read);
		}
	}

	private void copyIn(Call call) throws IOException {
		Query query = call.query();
		Target target = target(call).with("noOverwriteDirNonDir", flag(query, "noOverwriteDirNonDir"))
			.with("copyUIDGID", flag(query, "copyUIDGID"));
		try (ArchiveTurns.Turn _ = this.turns.begin(call.engine().session());
				InputStream sent = call.exchange().upload(this.limits.time());
				FileTree tree = FileTree.read(sent, this.limits.copyIn());
				StillContainer _ = StillContainer.of(call);
				UpstreamResponse _ = call.engine()
					.daemon()
					.open(new UpstreamRequest("PUT", "/v" + call.version() + target,
							Map.of("Content-Type", "application/x-tar"), new UpstreamBody.Stream(tree::writeTo),
							false))) {
			call.exchange().empty(200);
		}
	}

	private static String flag(Query query, String name) {
		return query.flag(name) ? "true" : "false";
	}

	private static Target target(Call call) {
		String path = call.query()
			.text("path")
			.orElseThrow(() -> Refusal.badRequest("bad parameter: path cannot be empty"));
		if (path.length() > 4096) {
			throw Refusal.badRequest("The parameter path is longer than 4096 characters");
		}
		// The daemon reads any path from the container's root.
		return Target.of("/containers/" + call.container().id() + "/archive")
			.with("path", path.startsWith("/") ? path : "/" + path);
	}

	private static Map<String, String> statOf(UpstreamResponse answer) throws IOException {
		String stat = Objects.requireNonNullElse(answer.header(STAT), "");
		if (!stat.matches("[A-Za-z0-9+/=]*")) {
			throw new IOException("The daemon's description of a path is not base64");
		}
		return Map.of(STAT, stat);
	}

}
