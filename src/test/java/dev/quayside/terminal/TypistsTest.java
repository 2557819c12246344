package dev.quayside.terminal;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TypistsTest {

	private static final PageId PAGE = new PageId(1, 2);

	private static final long FIRST = 1L << 40;

	private final Path file;

	private final Journal journal;

	TypistsTest(@TempDir Path folder) throws IOException {
		this.file = folder.resolve("journal");
		this.journal = Journal.open(this.file);
		this.journal.begin(FIRST);
	}

	@Test
	void countsThePagesApart() {
		Typists typists = new Typists(this.journal);
		type(typists.of(PAGE), 3);
		type(typists.of(new PageId(1, 3)), 5);
		assertThat(typists.of(PAGE).taken()).isEqualTo(FIRST + 3);
		assertThat(typists.of(new PageId(1, 3)).taken()).isEqualTo(FIRST + 5);
	}

	@Test
	void goesOnCountingAfterTheServerWasKilled() throws IOException {
		type(new Typists(this.journal).of(PAGE), 3);
		assertThat(afterwards().ready(0))
			.isEqualTo(new Message.Ready(FIRST + 3, FIRST + 3, new Message.Doubt(FIRST + 3, FIRST + 3), 0));
	}

	@Test
	void doubtsWhatWasBeingWrittenWhenTheServerWasKilled() throws IOException {
		Typist typist = new Typists(this.journal).of(PAGE);
		type(typist, 3);
		typist.hold(10);
		typist.begin(4);
		Typist next = afterwards();
		assertThat(next.ready(0))
			.isEqualTo(new Message.Ready(FIRST + 7, FIRST + 7, new Message.Doubt(FIRST + 3, FIRST + 7), 0));
		type(next, 1);
		assertThat(next.ready(0).doubt()).isEqualTo(new Message.Doubt(FIRST, FIRST));
		assertThat(afterwards().ready(0).doubt().from()).isEqualTo(FIRST + 8);
	}

	@Test
	void tellsWhatItHoldsAndHasNotWritten() {
		Typist typist = new Typists(this.journal).of(PAGE);
		type(typist, 3);
		typist.hold(10);
		assertThat(typist.ready(0).taken()).isEqualTo(FIRST + 3);
		assertThat(typist.ready(0).held()).isEqualTo(FIRST + 13);
	}

	@Test
	void hearsOnlyTheLatestConnectionOfAPage() {
		Typist typist = new Typists(this.journal).of(PAGE);
		Cursor one = new Cursor();
		Cursor other = new Cursor();
		assertThat(typist.connect(one)).isNull();
		assertThat(typist.connect(other)).isSameAs(one);
		assertThat(typist.isHeardBy(one)).isFalse();
		assertThat(typist.isHeardBy(other)).isTrue();
		typist.leave(one);
		assertThat(typist.isConnected()).isTrue();
	}

	@Test
	void givesThePlaceOfThePageThatCameFirstToOneTooManyUnlessItIsConnected() {
		Typists typists = new Typists(this.journal);
		typists.of(PAGE).connect(new Cursor());
		for (int i = 0; i < 3 * Journal.PAGES; i++) {
			type(typists.of(new PageId(7, i)), i);
		}
		type(typists.of(PAGE), 3);
		assertThat(typists.of(PAGE).taken()).isEqualTo(FIRST + 3);
		assertThat(typists.of(new PageId(7, 3 * Journal.PAGES - 1)).taken()).isEqualTo(FIRST + 3 * Journal.PAGES - 1);
		assertThat(typists.of(new PageId(7, 5)).taken()).isEqualTo(FIRST);
	}

	@Test
	void forgetsThePagesOfTheShellBefore() {
		type(new Typists(this.journal).of(PAGE), 3);
		this.journal.begin(2 * FIRST);
		assertThat(new Typists(this.journal).of(PAGE).taken()).isEqualTo(2 * FIRST);
	}

	private Typist afterwards() throws IOException {
		return new Typists(Journal.open(this.file)).of(PAGE);
	}

	private static void type(Typist typist, int length) {
		typist.hold(length);
		typist.begin(length);
		typist.finish();
	}

}
