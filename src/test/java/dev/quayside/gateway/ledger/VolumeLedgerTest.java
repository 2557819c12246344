package dev.quayside.gateway.ledger;

import dev.quayside.gateway.http.Refusal;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VolumeLedgerTest {

	private final VolumeLedger ledger = new VolumeLedger();

	@Test
	void aVolumeThatContainersAreBeingMadeWithIsNotRemoved() {
		Reservation first = this.ledger.hold("data");
		Reservation second = this.ledger.hold("data");
		this.ledger.enter("data", 1);
		first.close();
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.ledger.holdAlone("data"))
			.withMessageContaining("volume is in use");
		this.ledger.strike("data");
		assertThat(this.ledger.all()).containsExactly("data");
		second.close();
		this.ledger.holdAlone("data");
		this.ledger.strike("data");
		assertThat(this.ledger.all()).isEmpty();
	}

	@Test
	void whoMakesAContainerWithAVolumeThatIsBeingRemovedWaitsForTheRemoval() throws Exception {
		Reservation removal = this.ledger.holdAlone("data");
		FutureTask<Reservation> making = new FutureTask<>(() -> this.ledger.hold("data"));
		Thread maker = Thread.ofPlatform().daemon().start(making);
		while (maker.getState() != Thread.State.WAITING) {
			assertThat(making.isDone()).isFalse();
			Thread.onSpinWait();
		}
		removal.close();
		assertThat(making.get(1, TimeUnit.MINUTES)).isNotNull();
	}

}
