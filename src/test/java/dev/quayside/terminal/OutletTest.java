package dev.quayside.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OutletTest {

	private final Outlet outlet = new Outlet();

	private final Cursor cursor = new Cursor();

	private final Journal journal;

	private final Typist typist;

	OutletTest(@TempDir Path folder) throws IOException {
		this.journal = Journal.open(folder.resolve("journal"));
		this.typist = new Typists(this.journal).of(new PageId(1, 2));
	}

	@Test
	void saysWhatIsLiveThenWipesThenReplays() throws InterruptedException {
		write("before");
		typed(3);
		assertThat(greet(this.cursor, null)).isFalse();
		assertThat(said()).isEqualTo(ready(3, 6));
		assertThat(said()).isEqualTo(new Message.Reset(0, ""));
		assertThat(output()).isEqualTo("before");
		assertThat(quiet()).isTrue();
	}

	@Test
	void replaysFromTheByteThatIsWanted() throws InterruptedException {
		write("before");
		assertThat(greet(this.cursor, 4L)).isFalse();
		assertThat(said()).isEqualTo(ready(0, 6));
		assertThat(output()).isEqualTo("re");
	}

	@Test
	void wipesWhenTheByteThatIsWantedIsGone() throws InterruptedException {
		this.outlet.write(new byte[Ring.CAPACITY], Ring.CAPACITY);
		write("more");
		assertThat(greet(this.cursor, 2L)).isTrue();
		assertThat(said()).isEqualTo(ready(0, Ring.CAPACITY + 4));
		assertThat(said()).isEqualTo(new Message.Reset(4, ""));
	}

	@Test
	void wipesWhenTheByteThatIsWantedNeverWas() throws InterruptedException {
		write("x");
		assertThat(greet(this.cursor, 99L)).isTrue();
		assertThat(said()).isEqualTo(ready(0, 1));
		assertThat(said()).isEqualTo(new Message.Reset(0, ""));
	}

	@Test
	void sendsNoMoreThanTheHighMarkUntilItIsDrawn() throws InterruptedException {
		this.outlet.write(new byte[Ring.CAPACITY], Ring.CAPACITY);
		greet(this.cursor, 0L);
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
		greet(this.cursor, 0L);
		greet(slow, 0L);
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
		greet(this.cursor, 0L);
		this.outlet.write(new byte[Ring.CAPACITY], Ring.CAPACITY);
		this.outlet.leave(this.cursor, false);
		assertThat(this.outlet.awaitRoom()).isTrue();
		assertThat(next()).isInstanceOf(Step.Gone.class);
	}

	@Test
	void tellsTheEndOfTheShellAfterItsLastByteAndOnce() throws InterruptedException {
		greet(this.cursor, 0L);
		said();
		write("bye");
		this.outlet.exited(7);
		assertThat(output()).isEqualTo("bye");
		assertThat(said()).isEqualTo(new Message.Exited(7));
		assertThat(quiet()).isTrue();
	}

	@Test
	void numbersTheNextShellFromWhereItIsTold() throws InterruptedException {
		greet(this.cursor, 0L);
		said();
		this.outlet.restart(1L << 40, false);
		write("new");
		assertThat(said()).isEqualTo(new Message.Reset(1L << 40, ""));
		assertThat(said()).isInstanceOfSatisfying(Message.Output.class,
				(output) -> assertThat(output.seq()).isEqualTo(1L << 40));
	}

	@Test
	void tellsTheReasonLast() throws InterruptedException {
		greet(this.cursor, 0L);
		said();
		write("last words");
		this.outlet.close("Over.");
		assertThat(output()).isEqualTo("last words");
		assertThat(next()).isEqualTo(new Step.Last(new Message.Ending("Over.")));
		assertThat(this.outlet.awaitRoom()).isFalse();
	}

	@Test
	void takesNoDrawingForGrantedThatWasNotSent() throws InterruptedException {
		greet(this.cursor, 0L);
		this.outlet.drawn(this.cursor, Long.MAX_VALUE);
		said();
		write("x");
		assertThat(output()).isEqualTo("x");
	}

	@Test
	void tellsAPageWhatOfItsInputReachedTheShell() throws InterruptedException {
		greet(this.cursor, 0L);
		said();
		typed(5);
		this.outlet.took();
		assertThat(said()).isEqualTo(new Message.Taken(5));
	}

	@Test
	void answersAPingBeforeAnyOutput() throws InterruptedException {
		greet(this.cursor, 0L);
		said();
		write("output");
		this.outlet.pinged(this.cursor, 7);
		assertThat(said()).isEqualTo(new Message.Pong(7));
		assertThat(output()).isEqualTo("output");
	}

	@Test
	void drawsTheRestOfWhatIsGoneInTheModesOfThereAndFromTheNextCharacterOn() throws InterruptedException {
		write("\u001b[?1049h\u001b[?1h\u001b=\u001b[?1h\u001b[?1l");
		fill(Ring.CAPACITY - 2);
		write("\u001b[?25l");
		fill(10);
		this.outlet.greet(this.cursor, this.typist, null);
		said();
		assertThat(said()).isInstanceOfSatisfying(Message.Reset.class,
				(reset) -> assertThat(reset.modes()).isEqualTo("\u001b[?1049h\u001b="));
	}

	@Test
	void beginsWithNoHalfSequence() throws InterruptedException {
		write("\u001b[38;5;12mtext");
		fill(Ring.CAPACITY - 8);
		greet(this.cursor, null);
		said();
		said();
		assertThat(output()).startsWith("text");
	}

	@Test
	void writesAgainThePromptAndTheModesThatTheDaemonDidNotKeep() throws InterruptedException {
		this.outlet.keep(this.journal);
		write("one\r\ntwo\r\n\u001b[?1h$ ");
		this.outlet.restart(0, true);
		write("one\r\ntwo\r\n");
		this.outlet.keep(this.journal);
		greet(this.cursor, 0L);
		said();
		assertThat(output()).isEqualTo("one\r\ntwo\r\n\u001b[?1h$ \u001b[?1h");
	}

	@Test
	void switchesToTheSecondScreenAgainThatWasLeftOnceBefore() throws InterruptedException {
		String kept = "\u001b[?1049hone\u001b[?1049l\r\n$ vi\r\n";
		this.outlet.keep(this.journal);
		write(kept + "\u001b[?1049h");
		write("x".repeat(Journal.TAIL));
		this.outlet.restart(0, true);
		write(kept);
		this.outlet.keep(this.journal);
		greet(this.cursor, 0L);
		said();
		assertThat(output()).isEqualTo(kept + "\u001b[?1049h");
	}

	@Test
	void leavesTheSecondScreenThatWasLeftWhileNoServerRan() throws InterruptedException {
		String kept = "\u001b[?1049hone\u001b[?1049l\r\n$ vi\r\n";
		this.outlet.keep(this.journal);
		write(kept + "\u001b[?1049h");
		write("x".repeat(Journal.TAIL));
		this.outlet.restart(0, true);
		write(kept + "\u001b[?1049h" + "x".repeat(Journal.TAIL) + "\u001b[?1049l$ ls\r\n");
		this.outlet.keep(this.journal);
		greet(this.cursor, 0L);
		said();
		assertThat(output()).endsWith("$ ls\r\n");
	}

	@Test
	void writesNothingAgainThatTheDaemonKept() throws InterruptedException {
		this.outlet.keep(this.journal);
		write("one\r\n$ ");
		this.outlet.restart(0, true);
		write("one\r\n$ two\r\n");
		this.outlet.keep(this.journal);
		greet(this.cursor, 0L);
		said();
		assertThat(output()).isEqualTo("one\r\n$ two\r\n");
	}

	@Test
	void waitsForAViewerWhoseConnectionWasCut() throws Exception {
		greet(this.cursor, 0L);
		said();
		this.outlet.leave(this.cursor, true);
		fill(Ring.CAPACITY - Outlet.HIGH_MARK);
		assertThat(this.outlet.awaitRoom()).isTrue();
		fill(Outlet.HIGH_MARK);
		try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture<Boolean> room = CompletableFuture.supplyAsync(this::awaitRoom, reader);
			assertThat(room).satisfies(OutletTest::isWaiting);
			Cursor again = new Cursor();
			assertThat(greet(again, 0L)).isFalse();
			drain(again);
			this.outlet.drawn(again, Ring.CAPACITY);
			while (this.outlet.next(again, Duration.ofMillis(100).toNanos()) instanceof Step.Say(Message.Output more)) {
				this.outlet.drawn(again, more.seq() + more.bytes().length);
			}
			assertThat(room.get(60, TimeUnit.SECONDS)).isTrue();
		}
	}

	private boolean greet(Cursor cursor, @Nullable Long wanted) {
		return this.outlet.greet(cursor, this.typist, wanted);
	}

	private void typed(int length) {
		this.typist.hold(length);
		this.typist.begin(length);
		this.typist.finish();
	}

	private static Message.Ready ready(long taken, long seq) {
		return new Message.Ready(taken, taken, new Message.Doubt(0, 0), seq);
	}

	private void fill(int length) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) '.');
		this.outlet.write(bytes, length);
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
