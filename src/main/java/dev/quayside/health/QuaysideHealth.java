package dev.quayside.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import dev.quayside.engine.DaemonWatch;
import dev.quayside.engine.Engine;
import dev.quayside.gateway.SessionDisk;
import dev.quayside.session.DataProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks at all that a session needs: the daemon, the database, room on the disk, and a
 * run folder that can be written. All at once, so that an answer comes within one limit.
 */
@Component("quayside")
class QuaysideHealth implements HealthIndicator {

	private static final String WELL = "well";

	private final Map<String, Probe> probes = new LinkedHashMap<>();

	private final Path data;

	private final long free;

	private final JdbcClient database;

	private final Engine engine;

	private final SessionDisk sessions;

	private volatile @Nullable Path daemonFolder;

	QuaysideHealth(HealthProperties properties, DataProperties data, DaemonWatch daemon, Engine engine,
			SessionDisk sessions, JdbcClient database) {
		this.data = data.data();
		this.free = properties.free().toBytes();
		this.engine = engine;
		this.sessions = sessions;
		this.database = database;
		this.probes.put("daemon", new Probe("The Docker daemon", properties.limit(), daemon::trouble));
		this.probes.put("database", new Probe("The database", properties.limit(), this::database));
		this.probes.put("disk", new Probe("The disk", properties.limit(), this::disk));
		this.probes.put("run", new Probe("The run folder", properties.limit(), this::runFolder));
	}

	@Override
	public Health health() {
		Map<String, Supplier<Optional<String>>> begun = new LinkedHashMap<>();
		this.probes.forEach((name, probe) -> begun.put(name, probe.begin()));
		Health.Builder health = Health.up();
		begun.forEach((name, answer) -> {
			Optional<String> trouble = answer.get();
			if (trouble.isPresent()) {
				health.down();
			}
			health.withDetail(name, trouble.orElse(WELL));
		});
		return health.build();
	}

	/** What is written shows that the file is neither locked nor full. */
	private Optional<String> database() {
		this.database.sql("update health_probe set looked_at = current_timestamp").update();
		return Optional.empty();
	}

	private Optional<String> disk() throws IOException {
		Optional<String> own = tooFull("the data folder", this.data);
		if (own.isPresent()) {
			return own;
		}
		if (this.sessions.shortage().isPresent()) {
			return Optional.of("The disk of the Docker daemon, at " + daemonFolder()
					+ ", has less left than is kept of it (quayside.bounds.disk-reserve), and sessions may not write; "
					+ "make room on it");
		}
		return tooFull("the Docker daemon", daemonFolder());
	}

	/**
	 * A server in a container does not see the daemon's files; its disk is not judged.
	 */
	private Optional<String> tooFull(String whose, Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return Optional.empty();
		}
		long left = Files.getFileStore(folder).getUsableSpace();
		return (left >= this.free) ? Optional.empty() : Optional.of("The disk of " + whose + ", at " + folder
				+ ", has only " + left / 1_000_000 + " MB left; make room on it");
	}

	/** It stays where it is as long as the daemon has what sessions have. */
	private Path daemonFolder() {
		Path known = this.daemonFolder;
		if (known == null) {
			known = this.engine.root();
			this.daemonFolder = known;
		}
		return known;
	}

	private Optional<String> runFolder() throws IOException {
		Path file = this.data.resolve("run").resolve(".health");
		Files.writeString(file, WELL);
		Files.delete(file);
		return Optional.empty();
	}

}
