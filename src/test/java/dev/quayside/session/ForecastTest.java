package dev.quayside.session;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import dev.quayside.session.Forecast.Taken;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForecastTest {

	private static final List<Duration> TEN_MINUTES = Collections.nCopies(5, Duration.ofMinutes(10));

	private static final Duration LONG = Duration.ofHours(1);

	@Test
	void isUnknownAfterFewSessions() {
		Forecast forecast = new Forecast(TEN_MINUTES.subList(0, 4));
		assertThat(forecast.wait(1, List.of(new Taken(Duration.ZERO, LONG)))).isNull();
	}

	@Test
	void isAsLongAsEarlierSessionsTookFromThereOn() {
		Forecast forecast = new Forecast(TEN_MINUTES);
		assertThat(forecast.wait(1, List.of(new Taken(Duration.ofMinutes(6), LONG)))).isEqualTo(Duration.ofMinutes(4));
	}

	@Test
	void isShorterWithMoreSessionsAndLongerForThoseBehind() {
		Forecast forecast = new Forecast(TEN_MINUTES);
		List<Taken> two = Collections.nCopies(2, new Taken(Duration.ofMinutes(6), LONG));
		assertThat(forecast.wait(1, two)).isEqualTo(Duration.ofMinutes(2));
		assertThat(forecast.wait(3, two)).isEqualTo(Duration.ofMinutes(6));
	}

	@Test
	void isNotLongerThanAnIdleSessionIsKept() {
		Forecast forecast = new Forecast(TEN_MINUTES);
		assertThat(forecast.wait(1, List.of(new Taken(Duration.ofHours(3), Duration.ofMinutes(1)))))
			.isEqualTo(Duration.ofMinutes(1));
	}

}
