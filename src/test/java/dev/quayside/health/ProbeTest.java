package dev.quayside.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class ProbeTest {

	private static final Duration LIMIT = Duration.ofHours(1);

	private final AtomicLong now = new AtomicLong();

	private final CountDownLatch end = new CountDownLatch(1);

	@Test
	@Timeout(value = 1, unit = TimeUnit.MINUTES)
	void theLimitOfALookIsNotLongerForThatAnotherWasWaitedForBefore() {
		Supplier<Optional<String>> hanging = probe(() -> {
			this.end.await();
			return Optional.empty();
		}).begin();
		this.now.addAndGet(LIMIT.toNanos());
		assertThat(hanging.get()).contains("The disk has not answered for 3600 seconds");
		this.end.countDown();
	}

	@Test
	void whatIsWrongIsTold() {
		assertThat(probe(() -> Optional.of("It is full")).begin().get()).contains("It is full");
		assertThat(probe(Optional::empty).begin().get()).isEmpty();
	}

	private Probe probe(Probe.Look look) {
		return new Probe("The disk", LIMIT, look, this.now::get);
	}

}
