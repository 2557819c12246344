package dev.quayside.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import static org.assertj.core.api.Assertions.assertThat;

class SchedulingTest {

	@Test
	void whatIsDoneNowAndThenDoesNotWaitForWhatTakesAWhile() throws InterruptedException {
		ThreadPoolTaskScheduler scheduler = new SessionConfiguration().taskScheduler();
		scheduler.initialize();
		CountDownLatch over = new CountDownLatch(1);
		CountDownLatch looks = new CountDownLatch(3);
		try {
			scheduler.scheduleWithFixedDelay(() -> await(over), Duration.ofMillis(1));
			scheduler.scheduleWithFixedDelay(looks::countDown, Duration.ofMillis(1));
			assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			over.countDown();
			scheduler.shutdown();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

}
