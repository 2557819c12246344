package dev.quayside.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.quayside.engine.EngineException;
import dev.quayside.gateway.Acts;
import dev.quayside.gateway.EngineEvents;
import dev.quayside.gateway.EngineState;
import dev.quayside.gateway.EngineStates;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.lesson.Check;
import dev.quayside.lesson.Lesson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/**
 * Watches a session for the tasks of one lesson. Events wake its one thread, which alone
 * looks at the engine: a task that is done ticks at once, and what is amiss is said when
 * nothing more came for a moment, for most commands do several things one after the
 * other. Safe for use by several threads.
 */
final class Watch implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Watch.class);

	/** How much of a file is read. */
	private static final int FILE = 64 * 1024; // bytes

	/**
	 * What reads files changes nothing, and a judgement that reads them would wake
	 * itself.
	 */
	private static final String READING = "archive-path";

	private static final Duration TOGETHER = Duration.ofMillis(20);

	/**
	 * After so long a container that would end at once has ended, on a busy machine too.
	 */
	private static final Duration MOMENT = Duration.ofMillis(200);

	private static final Duration QUIET = Duration.ofMillis(600);

	/** How often a file is looked for that a running container may be writing. */
	private static final Duration SOON = Duration.ofMillis(250);

	private static final Duration LATER = Duration.ofSeconds(1);

	private static final Duration NEVER = Duration.ofMinutes(1);

	private final Semaphore wakes = new Semaphore(1);

	/** Since when tasks are met that may be so for a moment only, in nanoseconds. */
	private final Map<String, Long> passing = new HashMap<>();

	private final Set<String> done = ConcurrentHashMap.newKeySet();

	private final List<Consumer<LessonView>> listeners = new CopyOnWriteArrayList<>();

	private final SessionId session;

	private final Lesson lesson;

	private final EngineStates states;

	private final Consumer<String> record;

	private final Trail trail;

	private final Standing standing;

	private final EngineEvents.Subscription events;

	private final EngineEvents.Subscription acts;

	private volatile boolean closed;

	private volatile @Nullable LessonView last;

	/**
	 * Begins to watch.
	 * @param session whose engine
	 * @param lesson for which tasks
	 * @param engine where to look and listen
	 * @param record is told the names of tasks as they are done
	 */
	Watch(SessionId session, Lesson lesson, Engine engine, Consumer<String> record) {
		this.session = session;
		this.lesson = lesson;
		this.states = engine.states();
		this.record = record;
		this.trail = new Trail(lesson.checks());
		this.standing = new Standing(lesson, this.done, this.trail);
		this.events = engine.events().subscribe(session, (event) -> {
			if (!event.action().equals(READING)) {
				this.trail.hear(event, this.done);
				this.wakes.release();
			}
		});
		this.acts = engine.acts().subscribe(session, (act) -> {
			this.trail.hear(act, this.done);
			this.wakes.release();
		});
		Thread.ofVirtual().name("check-" + session).start(SessionInLog.naming(session, this::run));
	}

	/**
	 * Where a watch looks and listens.
	 *
	 * @param states what engines hold
	 * @param events what happens in them
	 * @param acts what is done to them
	 */
	record Engine(EngineStates states, EngineEvents events, Acts acts) {
	}

	boolean isOf(Lesson other) {
		return this.lesson.equals(other);
	}

	/** Tasks that were done before stay done. */
	void know(Set<String> tasks) {
		this.done.addAll(tasks);
		this.wakes.release();
	}

	/** Tells how the tasks stand, and each change. */
	void add(Consumer<LessonView> listener) {
		this.listeners.add(listener);
		LessonView known = this.last;
		if (known != null) {
			listener.accept(known);
		}
		this.wakes.release();
	}

	void remove(Consumer<LessonView> listener) {
		this.listeners.remove(listener);
	}

	boolean isWatched() {
		return !this.listeners.isEmpty();
	}

	private void run() {
		Duration pace = NEVER;
		boolean settled = true;
		long wokenAt = System.nanoTime();
		try {
			while (!this.closed) {
				boolean woken = this.wakes.tryAcquire(wait(settled, pace).toMillis(), TimeUnit.MILLISECONDS);
				if (woken) {
					Thread.sleep(TOGETHER);
					this.wakes.drainPermits();
					wokenAt = System.nanoTime();
				}
				else {
					this.trail.settle(this.done);
				}
				boolean quiet = !woken && System.nanoTime() - wokenAt >= QUIET.toNanos();
				boolean looksForFile = !this.closed && look(quiet);
				Duration next = (quiet && settled) ? longer(pace) : SOON;
				pace = looksForFile ? next : NEVER;
				settled = quiet;
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private Duration wait(boolean settled, Duration pace) {
		if (!this.passing.isEmpty() || this.trail.isOpen()) {
			return MOMENT;
		}
		return settled ? pace : QUIET;
	}

	private static Duration longer(Duration wait) {
		Duration longer = wait.multipliedBy(5).dividedBy(4);
		return (longer.compareTo(LATER) > 0) ? LATER : longer;
	}

	/**
	 * Looks at the engine, and tells what changed.
	 * @param sayAll whether what is amiss may be said
	 * @return whether a file may come that no event tells of
	 */
	private boolean look(boolean sayAll) {
		try {
			this.trail.mark();
			EngineState state = this.states.of(this.session);
			Judge judge = new Judge(state, files(this.states, this.session));
			boolean ticked = tick(judge);
			LessonView now = this.standing.view(judge);
			LessonView before = this.last;
			if (before == null || ticked || (sayAll && !now.equals(before))) {
				tell(sayAll ? now : without(now));
			}
			else if (!now.places().equals(before.places())) {
				tell(new LessonView(before.tasks(), now.places()));
			}
			return isWatched() && this.standing.next()
				.filter((check) -> check.expected().stream().anyMatch(judge::waitsForFile))
				.isPresent();
		}
		catch (EngineException | DataAccessException ex) {
			logger.debug("The engine is not judged; the next event shows it: {}", ex.getMessage());
			return false;
		}
	}

	/** Reads each file once, for a judgement may ask for it several times. */
	static Files files(EngineStates states, SessionId session) {
		Map<String, Optional<String>> read = new HashMap<>();
		return (container, path) -> read.computeIfAbsent(container + path,
				(_) -> states.file(session, container, path, FILE)
					.map((bytes) -> new String(bytes, StandardCharsets.UTF_8)));
	}

	private boolean tick(Judge judge) {
		Optional<Check> next = this.standing.next();
		boolean ticked = false;
		for (Check check : this.lesson.checks()) {
			if (!this.done.contains(check.id()) && lasts(check, this.standing.isMet(check, judge))) {
				this.record.accept(check.id());
				this.done.add(check.id());
				ticked = true;
			}
		}
		if (!next.equals(this.standing.next())) {
			this.trail.forget();
		}
		return ticked;
	}

	/** What only lasts for a moment, as a container that ends at once, is not done. */
	private boolean lasts(Check check, boolean met) {
		if (!met || !Standing.mayPass(check)) {
			this.passing.remove(check.id());
			return met;
		}
		long now = System.nanoTime();
		long since = this.passing.computeIfAbsent(check.id(), (_) -> now);
		if (now - since < MOMENT.toNanos()) {
			return false;
		}
		this.passing.remove(check.id());
		return true;
	}

	/** In the middle of a command nothing is amiss yet. */
	private static LessonView without(LessonView view) {
		return new LessonView(
				view.tasks().stream().map((task) -> new TaskView(task.id(), task.done(), "", "")).toList(),
				view.places());
	}

	private void tell(LessonView view) {
		this.last = view;
		this.listeners.forEach((listener) -> listener.accept(view));
	}

	@Override
	public void close() {
		this.closed = true;
		this.events.close();
		this.acts.close();
		this.wakes.release();
	}

}
