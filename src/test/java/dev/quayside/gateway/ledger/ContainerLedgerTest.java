package dev.quayside.gateway.ledger;

import dev.quayside.gateway.http.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ContainerLedgerTest {

	private static final String FIRST = "3030c9c91e12".repeat(5) + "3030";

	private static final String SECOND = "30ffc9c91e12".repeat(5) + "30ff";

	private final ContainerLedger ledger = new ContainerLedger();

	ContainerLedgerTest() {
		this.ledger.enter(new OwnedContainer(FIRST, "web"));
		this.ledger.enter(new OwnedContainer(SECOND, "3030"));
	}

	@Test
	void aFullIdNamesItsContainer() {
		assertThat(this.ledger.require(FIRST).name()).isEqualTo("web");
	}

	@Test
	void theFirstDigitsNameAContainerWhereTheyAreUnique() {
		assertThat(this.ledger.require("3030c").name()).isEqualTo("web");
		assertThat(this.ledger.require("30f").name()).isEqualTo("3030");
	}

	@Test
	void closingWaitsForContainersThatAreBeingMade() throws InterruptedException {
		Reservation reservation = this.ledger.reserve("late");
		Thread closing = Thread.startVirtualThread(this.ledger::close);
		while (closing.getState() != Thread.State.WAITING) {
			Thread.sleep(1);
		}
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.ledger.reserve("later"));
		reservation.close();
		closing.join();
	}

	@Test
	void aNameGoesBeforeTheFirstDigits() {
		assertThat(this.ledger.require("3030").id()).isEqualTo(SECOND);
		assertThat(this.ledger.require("/web").id()).isEqualTo(FIRST);
	}

	@Test
	void firstDigitsOfSeveralAreRefused() {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.ledger.require("30"))
			.withMessage("Multiple IDs found with provided prefix: 30");
	}

	@ParameterizedTest
	@ValueSource(strings = { "web2", "f", "3030C", "", "web/alias", "../web" })
	void whatIsNotThereIsNotFound(String reference) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.ledger.require(reference))
			.withMessage("No such container: " + reference);
	}

	@Test
	void aNameIsKeptWhileItsContainerIsMade() {
		try (Reservation _ = this.ledger.reserve("db")) {
			assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.ledger.reserve("db"));
		}
		this.ledger.reserve("db").close();
	}

	@Test
	void aTakenNameIsRefusedInDockersWords() {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.ledger.reserve("web"))
			.withMessage("Conflict. The container name \"/web\" is already in use by container \"" + FIRST
					+ "\". You have to remove (or rename) that container to be able to reuse that name.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "-x", "a b", "a/b", "ü", "..", "" })
	void whatIsNoNameIsRefused(String name) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.ledger.reserve(name));
	}

}
