package dev.quayside.operator;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuessesTest {

	private final AtomicLong now = new AtomicLong();

	private final Guesses guesses = new Guesses(this.now::get);

	@Test
	void fiveWrongOnesOfAnAddressMakeItWaitAMinute() {
		IntStream.range(0, 5).forEach((_) -> {
			assertThat(this.guesses.allowed("192.0.2.1")).isTrue();
			this.guesses.failed("192.0.2.1");
		});
		assertThat(this.guesses.allowed("192.0.2.1")).isFalse();
		assertThat(this.guesses.allowed("192.0.2.2")).isTrue();
		this.now.addAndGet(Duration.ofMinutes(1).toNanos());
		assertThat(this.guesses.allowed("192.0.2.1")).isTrue();
	}

	@Test
	void aRightOneForgetsTheWrongOnes() {
		IntStream.range(0, 5).forEach((_) -> this.guesses.failed("192.0.2.1"));
		this.guesses.succeeded("192.0.2.1");
		assertThat(this.guesses.allowed("192.0.2.1")).isTrue();
	}

	@Test
	void tooManyAddressesAtATimeMakeEverybodyElseWait() {
		IntStream.range(0, 100).forEach((i) -> this.guesses.failed("192.0.2." + i));
		assertThat(this.guesses.allowed("198.51.100.1")).isFalse();
		assertThat(this.guesses.allowed("192.0.2.7")).isTrue();
	}

}
