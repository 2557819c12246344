package dev.quayside.operator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MeasurementTest {

	private final AtomicLong now = new AtomicLong();

	private final AtomicInteger looks = new AtomicInteger();

	@Test
	void isMadeAnewAfterThreeSecondsOfAClockThatNobodySets() {
		Measurement measurement = new Measurement(() -> {
			this.looks.incrementAndGet();
			return List.of(new HostContainers.Found("ann", true, true, 7));
		}, this.now::get);
		assertThat(measurement.bySession()).containsEntry("ann", new Overview.Containers(1, 1, 7));
		this.now.addAndGet(Duration.ofSeconds(3).toNanos() - 1);
		measurement.bySession();
		assertThat(this.looks).hasValue(1);
		this.now.incrementAndGet();
		await().untilAsserted(() -> {
			measurement.bySession();
			assertThat(this.looks).hasValue(2);
		});
	}

}
