package dev.quayside.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.session.SessionStore.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the pool filled, one session at a time and not while many come: what it does
 * takes processors from those who are there.
 */
@Component
class WarmMaker implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(WarmMaker.class);

	private static final Duration LOOK = Duration.ofMillis(500);

	/** How long nobody may have come before a session is made ahead. */
	private static final Duration CALM = Duration.ofSeconds(1);

	private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

	/** How many times its usual size the pool grows to while many come. */
	private static final int GROWTH = 4;

	private final Admission admission;

	private final WarmPool pool;

	private final Beginnings beginnings;

	private final SessionStore store;

	private final SessionLocks locks;

	private final AdmissionProperties properties;

	private final ObjectProvider<WarmShells> shells;

	private volatile boolean running;

	private @Nullable Thread worker;

	WarmMaker(Admission admission, WarmPool pool, Beginnings beginnings, SessionStore store, SessionLocks locks,
			AdmissionProperties properties, ObjectProvider<WarmShells> shells) {
		this.admission = admission;
		this.pool = pool;
		this.beginnings = beginnings;
		this.store = store;
		this.locks = locks;
		this.properties = properties;
		this.shells = shells;
	}

	/** Begins, once all else has started. */
	@Override
	public void start() {
		boolean toDo = this.properties.warm() > 0 || this.pool.hasTakenBack();
		if (toDo && this.shells.stream().findAny().isPresent()) {
			this.running = true;
			this.worker = Thread.ofVirtual().name("warm-sessions").start(this::work);
		}
	}

	private void work() {
		while (this.running) {
			LockSupport.parkNanos(attempt(this::step).toNanos());
		}
	}

	/** Tells how long to wait before the next step, of which there may be one at once. */
	private Duration step() {
		Optional<SessionId> left = this.pool.takenBack();
		if (left.isPresent()) {
			return attempt(left.get(), this::keep);
		}
		this.pool.spoilt().forEach((session) -> attempt(session, this::remove));
		int size = this.pool.size();
		if (size > 0 && (size > wanted() || this.admission.room() < 0)) {
			return this.pool.drop().map((session) -> attempt(session, this::remove)).orElse(Duration.ZERO);
		}
		if (size < wanted() && !this.pool.arrivals().within(System.nanoTime(), calm())) {
			return this.admission.prepare().map((session) -> attempt(session, this::make)).orElse(LOOK);
		}
		return LOOK;
	}

	private static Duration attempt(SessionId session, Consumer<SessionId> work) {
		try (var _ = SessionInLog.of(session)) {
			return attempt(() -> {
				work.accept(session);
				return Duration.ZERO;
			});
		}
	}

	private static Duration attempt(Supplier<Duration> work) {
		try {
			return work.get();
		}
		catch (RuntimeException ex) {
			logger.warn("The sessions made ahead cannot be seen to; trying again in {} seconds: {}",
					AFTER_FAILURE.toSeconds(), ex.getMessage());
			return AFTER_FAILURE;
		}
	}

	/**
	 * With many arrivals to come, an empty pool does not wait for a pause that is long.
	 */
	private Duration calm() {
		return (this.pool.size() > 0) ? CALM : CALM.dividedBy(GROWTH);
	}

	private int wanted() {
		int usual = this.properties.warm();
		return Math.min(usual * GROWTH, usual + this.pool.arrivals().lately(System.nanoTime()));
	}

	private void make(SessionId session) {
		try {
			this.locks.with(session, () -> {
				// Somebody who adopted it may have had the lock before.
				if (this.store.find(session).filter((row) -> row.state() == State.STARTING).isPresent()) {
					this.beginnings.start(session, () -> finish(session));
				}
				return Boolean.TRUE;
			});
		}
		finally {
			this.pool.making(null);
		}
	}

	/** Somebody who adopted it meanwhile is not to wait until its shell is quiet. */
	private void finish(SessionId session) {
		this.store.find(session).filter((row) -> row.secret() == null).ifPresent((row) -> warm(session));
		if (this.store.warmed(session)) {
			this.pool.add(session);
		}
		else {
			this.store.open(session);
		}
	}

	private void warm(SessionId session) {
		this.shells.forEach((kept) -> {
			try {
				kept.warm(WarmPool.first(session));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private void keep(SessionId session) {
		try {
			warm(session);
			this.pool.add(session);
		}
		catch (RuntimeException ex) {
			logger.info("The session cannot be kept warm: {}", ex.getMessage());
			this.pool.giveUp(session);
		}
	}

	private void remove(SessionId session) {
		this.locks.with(session, () -> {
			this.beginnings.remove(session);
			return Boolean.TRUE;
		});
	}

	@Override
	public void stop() {
		this.running = false;
		Thread ended = this.worker;
		if (ended != null) {
			LockSupport.unpark(ended);
			try {
				ended.join(Duration.ofSeconds(10));
			}
			catch (InterruptedException _) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
