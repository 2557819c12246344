package dev.quayside.terminal;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ModesTest {

	private static final String ESC = "\u001b";

	private final Modes modes = new Modes();

	@ParameterizedTest
	@CsvSource({ "[?1049h,[?1049h", "[?25l,[?25l", "[?2004h,[?2004h", "[?1000;1006h,[?1000h E[?1006h",
			"[?1h E=,[?1h E=", "[?1049h E[?1049l,''", "[?25l E[?25h,''", "[?12h,''", "[25l,''", "[?25 E[?1h,[?1h",
			"[?1h Ec,''", "[?1h E[!p,''", "]0;title E[?1h,[?1h", "[38;5;1m,''", "(0,''", "[?25$p,''" })
	void readsWhatProgramsSwitch(String written, String left) {
		write(ESC + written.replace(" E", ESC));
		assertThat(this.modes.sequences()).isEqualTo(left.isEmpty() ? "" : ESC + left.replace(" E", ESC));
	}

	@Test
	void readsASequenceThatComesByteByByte() {
		for (char one : "text\u001b[?10".toCharArray()) {
			write(Character.toString(one));
			assertThat(this.modes.sequences()).isEmpty();
		}
		assertThat(this.modes.isBetweenSequences()).isFalse();
		write("49h");
		assertThat(this.modes.isBetweenSequences()).isTrue();
		assertThat(this.modes.isSecondScreen()).isTrue();
	}

	@Test
	void switchesAgainWhatWasSwitchedBeforeAndNotSince() {
		write(ESC + "[?1049h" + ESC + "[?25l" + ESC + "[?1000h" + ESC + "[?2004h");
		long before = this.modes.packed();
		Modes later = new Modes();
		later.read((ESC + "[?1000l" + ESC + "[?25l").getBytes(StandardCharsets.US_ASCII), 0, 14);
		assertThat(later.missing(before, false)).asString().isEqualTo(ESC + "[?1049h" + ESC + "[?2004h");
		assertThat(later.missing(0, false)).isEmpty();
	}

	private void write(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		this.modes.read(bytes, 0, bytes.length);
	}

}
