package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamBody;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.build.Workbench;
import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.tar.FileTree;
import dev.quayside.gateway.tar.TarLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of containers of steps of builds. A step does not start them, but a learner
 * who sees them could.
 *
 * @param engine whose
 * @param version of the API
 */
record ContainerFiles(PrivateEngine engine, ApiVersion version) {

	/** Go's bit of a file mode. */
	private static final long FOLDER = 1L << 31;

	Optional<Workbench.PathStat> stat(String container, String path) throws IOException {
		try (StillContainer _ = still(container);
				UpstreamResponse answer = this.engine.daemon()
					.open(SessionDaemon.request(this.version, "HEAD", target(container, path)))) {
			String header = Objects.requireNonNullElse(answer.header("X-Docker-Container-Path-Stat"), "");
			JsonNode stat = JsonMapper.shared()
				.readTree(new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8));
			return Optional.of(new Workbench.PathStat((stat.path("mode").asLong(0) & FOLDER) != 0,
					stat.path("linkTarget").asString("")));
		}
		catch (Refusal refusal) {
			if (refusal.status() == 404) {
				return Optional.empty();
			}
			throw refusal;
		}
	}

	FileTree read(String container, String path, TarLimits limits) throws IOException {
		try (StillContainer _ = still(container);
				UpstreamResponse answer = this.engine.daemon()
					.open(SessionDaemon.request(this.version, "GET", target(container, path)))) {
			return FileTree.read(answer.body(), limits);
		}
	}

	void write(String container, String folder, Workbench.ArchiveWriter archive) throws IOException {
		UpstreamRequest request = new UpstreamRequest("PUT", "/v" + this.version + target(container, folder),
				Map.of("Content-Type", "application/x-tar"), new UpstreamBody.Stream(archive::writeTo), false);
		try (StillContainer _ = still(container)) {
			this.engine.daemon().open(request).close();
		}
	}

	private StillContainer still(String container) throws IOException {
		return StillContainer.of(this.engine, this.version, this.engine.containers().require(container));
	}

	private static Target target(String container, String path) {
		return Target.of("/containers/" + container + "/archive").with("path", path);
	}

}
