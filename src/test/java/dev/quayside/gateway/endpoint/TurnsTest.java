package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.SessionId;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class TurnsTest {

	private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

	private final Turns turns = new Turns(2, "Try again");

	private final SessionId session = SessionId.random();

	@AfterEach
	void end() {
		this.others.close();
	}

	@Test
	void aSessionHasOneAtATimeAndKeepsNoOtherWaiting() throws ExecutionException, InterruptedException {
		Turns.Turn first = this.turns.begin(this.session);
		Future<Turns.Turn> second = this.others.submit(() -> this.turns.begin(this.session));
		this.turns.begin(SessionId.random()).close();
		assertThat(second.isDone()).isFalse();
		first.close();
		second.get().close();
	}

	@Test
	void allHaveFewAtATime() throws ExecutionException, InterruptedException {
		Turns.Turn first = this.turns.begin(this.session);
		Turns.Turn second = this.turns.begin(SessionId.random());
		Future<Turns.Turn> third = this.others.submit(() -> this.turns.begin(SessionId.random()));
		assertThat(third.isDone()).isFalse();
		second.close();
		third.get().close();
		first.close();
	}

}
