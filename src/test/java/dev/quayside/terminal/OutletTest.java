package dev.quayside.terminal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import dev.quayside.terminal.Outlet.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OutletTest {

	private final Outlet outlet = new Outlet();

	private final Cursor cursor = new Cursor();

	@Test
	void saysWhatIsLiveThenWipesThenReplays() throws InterruptedException {
		write("before");
		this.outlet.took(3);
		assertThat(this.outlet.greet(this.cursor, null)).isFalse();
		assertThat(said()).isEqualTo(new Message.Ready(3, 6));
		assertThat(said()).isEqualTo(new Message.Reset(0));
		assertThat(output()).isEqualTo("before");
		assertThat(quiet()).isTrue();
	}

	@Test
	void replaysFromTheByteThatIsWanted() throws InterruptedException {
		write("before");
		assertThat(this.outlet.greet(this.cursor, 4L)).isFalse();
		assertThat(said()).isEqualTo(new Message.Ready(0, 6));
		assertThat(output()).isEqualTo("re");
	}

	@Test
	void wipesWhenTheByteThatIsWantedIsGone() throws InterruptedException {
		this.outlet.write(new byte[Ring.CAPACITY], Ring.CAPACITY);
		write("more");
		assertThat(this.outlet.greet(this.cursor, 2L)).isTrue();
		assertThat(said()).isEqualTo(new Message.Ready(0, Ring.CAPACITY + 4));
		assertThat(said()).isEqualTo(new Message.Reset(4));
	}

	@Test
	void wipesWhenTheByteThatIsWantedNeverWas() throws InterruptedException {
		write("x");
		assertThat(this.outlet.greet(this.cursor, 99L)).isTrue();
		assertThat(said()).isEqualTo(new Message.Ready(0, 1));
		assertThat(said()).isEqualTo(new Message.Reset(0));
	}

	@Test
	void sendsNoMoreThanTheHighMarkUntilItIsDrawn() throws InterruptedException {
		this.outlet.write(new byte[Ring.CAPACITY], Ring.CAPACITY);
		this.outlet.greet(this.cursor, 0L);
		said();
		int sent = 0;
		for (Step step = next(); step instanceof Step.Say(Message.Output output); step = next()) {
			sent += output.bytes().length;
		}
		assertThat(sent).isEqualTo(Outlet.HIGH_MARK);
		this.outlet.drawn(this.cursor, 1);
		assertThat(output()).hasSize(Outlet.FRAME);
	}

	@Test
	void letsTheShellBeReadOnlyAsFastAsTheSlowestViewerDraws() throws Exception {
		Cursor slow = new Cursor();
		this.outlet.greet(this.cursor, 0L);
		this.outlet.greet(slow, 0L);
		this.outlet.write(new byte[Outlet.HIGH_MARK + 1], Outlet.HIGH_MARK + 1);
		drain(this.cursor);
		drain(slow);
		try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture<Boolean> room = CompletableFuture.supplyAsync(this::awaitRoom, reader);
			assertThat(room).satisfies(OutletTest::isWaiting);
			this.outlet.drawn(this.cursor, Outlet.HIGH_MARK + 1);
			this.outlet.drawn(slow, Outlet.HIGH_MARK - Outlet.LOW_MARK);
			assertThat(room).satisfies(OutletTest::isWaiting);
			this.outlet.drawn(slow, Outlet.HIGH_MARK - Outlet.LOW_MARK + 1);
			assertThat(room.get(60, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void letsTheShellBeReadWhenTheSlowViewerLeaves() throws Exception {
		this.outlet.greet(this.cursor, 0L);
		this.outlet.write(new byte[Ring.CAPACITY], Ring.CAPACITY);
		this.outlet.leave(this.cursor);
		assertThat(this.outlet.awaitRoom()).isTrue();
		assertThat(next()).isInstanceOf(Step.Gone.class);
	}

	@Test
	void tellsTheEndOfTheShellAfterItsLastByteAndOnce() throws InterruptedException {
		this.outlet.greet(this.cursor, 0L);
		said();
		write("bye");
		this.outlet.exited(7);
		assertThat(output()).isEqualTo("bye");
		assertThat(said()).isEqualTo(new Message.Exited(7));
		assertThat(quiet()).isTrue();
	}

	@Test
	void numbersTheNextShellFromWhereItIsTold() throws InterruptedException {
		this.outlet.greet(this.cursor, 0L);
		said();
		this.outlet.restart(1L << 40);
		write("new");
		assertThat(said()).isEqualTo(new Message.Reset(1L << 40));
		assertThat(said()).isEqualTo(new Message.Taken(1L << 40));
		assertThat(said()).isInstanceOfSatisfying(Message.Output.class,
				(output) -> assertThat(output.seq()).isEqualTo(1L << 40));
	}

	@Test
	void tellsTheReasonLast() throws InterruptedException {
		this.outlet.greet(this.cursor, 0L);
		said();
		write("last words");
		this.outlet.close("Over.");
		assertThat(output()).isEqualTo("last words");
		assertThat(next()).isEqualTo(new Step.Last(new Message.Ending("Over.")));
		assertThat(this.outlet.awaitRoom()).isFalse();
	}

	@Test
	void takesNoDrawingForGrantedThatWasNotSent() throws InterruptedException {
		this.outlet.greet(this.cursor, 0L);
		this.outlet.drawn(this.cursor, Long.MAX_VALUE);
		said();
		write("x");
		assertThat(output()).isEqualTo("x");
	}

	private static void isWaiting(CompletableFuture<Boolean> room) {
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> room.get(200, TimeUnit.MILLISECONDS));
	}

	private boolean awaitRoom() {
		try {
			return this.outlet.awaitRoom();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void drain(Cursor cursor) throws InterruptedException {
		while (this.outlet.next(cursor, Duration.ofMillis(100).toNanos()) instanceof Step.Say) {
			// until nothing comes
		}
	}

	private void write(String text) {
		this.outlet.write(text.getBytes(StandardCharsets.US_ASCII), text.length());
	}

	private Step next() throws InterruptedException {
		return this.outlet.next(this.cursor, Duration.ofMillis(100).toNanos());
	}

	private Message.ToBrowser said() throws InterruptedException {
		return (next() instanceof Step.Say(Message.ToBrowser message)) ? message
				: new Message.Ending("Nothing was said");
	}

	private boolean quiet() throws InterruptedException {
		return next() instanceof Step.Quiet;
	}

	private String output() throws InterruptedException {
		return (said() instanceof Message.Output output) ? new String(output.bytes(), StandardCharsets.US_ASCII)
				: "no output";
	}

}
