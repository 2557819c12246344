package dev.quayside.capacity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import dev.quayside.engine.Engine;
import dev.quayside.engine.Labelled;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionDisk;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.session.SessionCensus;
import dev.quayside.session.Sessions;
import dev.quayside.session.SessionTerminals;

/**
 * Lets a few learners work on this machine, measures what they take, and says whether so
 * many as are wanted fit. Ends the sessions that it started.
 */
public final class WorkshopCheck {

	private static final int SAMPLE = 5;

	/** A shell has begun and is quiet after so long. */
	private static final Duration SETTLED = Duration.ofSeconds(4);

	private static final int BLOCK = 16; // addresses of a network

	private final Sessions sessions;

	private final SessionTerminals terminals;

	private final Engine engine;

	private final SessionDisk disk;

	private final InstanceId instance;

	private final SessionCensus census;

	private final Setting setting;

	/**
	 * Prepares the check.
	 * @param sessions those of a server of its own
	 * @param terminals theirs
	 * @param engine the daemon
	 * @param disk its disk
	 * @param instance the server's
	 * @param census how many sessions there may be
	 * @param setting what else is set
	 */
	public WorkshopCheck(Sessions sessions, SessionTerminals terminals, Engine engine, SessionDisk disk,
			InstanceId instance, SessionCensus census, Setting setting) {
		this.sessions = sessions;
		this.terminals = terminals;
		this.engine = engine;
		this.disk = disk;
		this.instance = instance;
		this.census = census;
		this.setting = setting;
	}

	/**
	 * Measures and judges. Where there is no room for a single session, nothing is
	 * measured.
	 * @param learners how many are wanted, above zero
	 * @return what was found
	 */
	public List<Finding> run(int learners) {
		Snapshot before = Snapshot.now();
		Room room = room(before);
		if (room.sessions() < 1) {
			return Capacity.none(learners, room);
		}
		try {
			Load load = measure(Math.min(SAMPLE, Math.min(learners, room.sessions())), before);
			List<Finding> findings = new ArrayList<>();
			findings.add(new Finding(Finding.Verdict.GOOD, "Measured", "%d sessions at work: %d MB and %d ms each"
				.formatted(load.sessions(), (load.memory() + load.server()) >> 20, load.start().toMillis()), ""));
			findings.addAll(Capacity.judge(learners, load, room));
			return findings;
		}
		finally {
			this.sessions.endAll("Measured.");
		}
	}

	private Room room(Snapshot before) {
		return new Room(Snapshot.memoryLeft(), free(), Snapshot.tasksLeft(), before.watchesLeft(), before.filesLeft(),
				this.setting.addresses() / BLOCK, this.census.maximum(), this.setting.written(), this.setting.images());
	}

	/**
	 * Of the daemon's disk, where learners write; of the server's where it is not seen.
	 */
	private long free() {
		try {
			OptionalLong room = this.disk.room();
			return room.isPresent() ? room.getAsLong() : Files.getFileStore(this.setting.data()).getUsableSpace();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Load measure(int count, Snapshot before) {
		long began = System.nanoTime();
		for (int i = 0; i < count; i++) {
			SessionId session = this.sessions.openAtOnce().id();
			this.engine.start(this.terminals.workspace(session));
		}
		Duration start = Duration.ofNanos((System.nanoTime() - began) / count);
		long diskBefore = free();
		try (var folders = Files.list(this.setting.data().resolve("run"))) {
			folders.forEach((folder) -> new LearnerAtWork(folder.resolve("docker.sock")).run());
			TimeUnit.NANOSECONDS.sleep(SETTLED.toNanos());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		return load(count, start, before, Snapshot.now(), Math.max(0, diskBefore - free()));
	}

	private Load load(int count, Duration start, Snapshot before, Snapshot after, long disk) {
		List<Long> processes = Processes
			.of(this.engine.containers(Map.of(SessionLabels.INSTANCE, this.instance.value()))
				.stream()
				.map(Labelled::id)
				.toList());
		Map<String, Double> files = new HashMap<>();
		before.files()
			.forEach((program, open) -> files.put(program,
					Math.max(0, after.files().getOrDefault(program, open) - open) / (double) count));
		return new Load(count, Processes.memory(processes) / count,
				Math.max(0, after.server() - before.server()) / count, Processes.tasks(processes) / (double) count,
				Math.max(0, after.watches() - before.watches()) / (double) count, files, disk / count, start);
	}

	/**
	 * What else is set of the server.
	 *
	 * @param data its data folder
	 * @param addresses how many the networks of all sessions share
	 * @param written what each session may write at most, in bytes
	 * @param images what each session may build at most, in bytes
	 */
	public record Setting(Path data, long addresses, long written, long images) {
	}

}
