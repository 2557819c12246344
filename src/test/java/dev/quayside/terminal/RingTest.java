package dev.quayside.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RingTest {

	private final Ring ring = new Ring(1000);

	@Test
	void startsWithTheNumberThatItIsGiven() {
		write("hello");
		assertThat(this.ring.start()).isEqualTo(1000);
		assertThat(this.ring.end()).isEqualTo(1005);
		assertThat(this.ring.read(1001, 3)).asString().isEqualTo("ell");
		assertThat(this.ring.read(1005, 3)).isEmpty();
	}

	@Test
	void keepsAllWhileItGrows() {
		byte[] chunk = new byte[1000];
		for (int i = 0; i < 1000; i++) {
			Arrays.fill(chunk, (byte) i);
			this.ring.write(chunk, chunk.length);
		}
		assertThat(this.ring.start()).isEqualTo(1000);
		for (int i = 0; i < 1000; i++) {
			assertThat(this.ring.read(1000 + i * 1000L, 1000)).containsOnly(i);
		}
	}

	@Test
	void forgetsTheOldestWhenItIsFull() {
		byte[] chunk = new byte[1 << 18];
		for (int i = 0; i < 5; i++) {
			Arrays.fill(chunk, (byte) i);
			this.ring.write(chunk, chunk.length);
		}
		assertThat(this.ring.end() - this.ring.start()).isEqualTo(Ring.CAPACITY);
		assertThat(this.ring.read(this.ring.start(), chunk.length)).containsOnly(1);
		assertThat(this.ring.read(this.ring.end() - chunk.length, chunk.length)).containsOnly(4);
		assertThatIllegalArgumentException().isThrownBy(() -> this.ring.read(1000, 1));
	}

	@Test
	void keepsTheEndOfWhatIsLongerThanItself() {
		byte[] longer = new byte[Ring.CAPACITY + 10];
		longer[longer.length - 1] = 7;
		this.ring.write(longer, longer.length);
		assertThat(this.ring.end()).isEqualTo(1000 + longer.length);
		assertThat(this.ring.read(this.ring.end() - 1, 1)).containsExactly(7);
	}

	private void write(String text) {
		this.ring.write(text.getBytes(StandardCharsets.US_ASCII), text.length());
	}

}
