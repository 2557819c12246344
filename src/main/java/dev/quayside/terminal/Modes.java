package dev.quayside.terminal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The modes of a terminal that programs switched, read off what they wrote: the second
 * screen, the cursor, the mouse, bracketed paste, the keys. Where the beginning of the
 * output is gone, they say how its rest is to be drawn. Not safe for use by several
 * threads.
 */
final class Modes {

	private static final int ESCAPE = 0x1b;

	private static final int BELL = 0x07;

	private static final int CANCEL = 0x18;

	private static final int SUBSTITUTE = 0x1a;

	/**
	 * The numbers of DEC's private modes (ctlseqs of xterm); 66 is the application
	 * keypad. The second screen comes first: what else is switched is switched on it.
	 */
	private static final List<Integer> KNOWN = List.of(47, 1047, 1049, 1, 7, 25, 66, 9, 1000, 1002, 1003, 1004, 1005,
			1006, 1015, 1016, 2004);

	private static final int ALL = (1 << KNOWN.size()) - 1;

	private static final int SECOND_SCREEN = bit(47) | bit(1047) | bit(1049);

	/** Lines wrap and the cursor is seen unless a program says otherwise. */
	private static final int USUALLY_ON = bit(7) | bit(25);

	private static final int LARGEST = 99_999;

	private enum State {

		GROUND, ESCAPED, SKIPPED, CONTROL, PRIVATE, TEXT, COMMAND

	}

	private State state = State.GROUND;

	private int parameter;

	private int named;

	private int known;

	private int on = USUALLY_ON;

	/**
	 * Reads what was written.
	 * @param bytes where it is
	 * @param from where it begins
	 * @param to where it ends
	 */
	void read(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			byte next = bytes[i];
			if (this.state != State.GROUND || next == ESCAPE) {
				read(next);
			}
		}
	}

	private void read(byte next) {
		if (next == ESCAPE) {
			this.state = State.ESCAPED;
		}
		else if (next == CANCEL || next == SUBSTITUTE) {
			this.state = State.GROUND;
		}
		else {
			switch (this.state) {
				case GROUND -> {
				}
				case ESCAPED -> escaped(next);
				case SKIPPED -> this.state = (next >= 0x30) ? State.GROUND : State.SKIPPED;
				case CONTROL -> control(next);
				case PRIVATE -> switched(next);
				case TEXT -> {
				}
				case COMMAND -> this.state = (next == BELL) ? State.GROUND : State.COMMAND;
			}
		}
	}

	private void escaped(byte next) {
		this.state = switch (next) {
			case '[' -> State.CONTROL;
			case ']' -> State.COMMAND;
			case 'P', 'X', '^', '_' -> State.TEXT;
			default -> (next >= 0x20 && next < 0x30) ? State.SKIPPED : State.GROUND;
		};
		switch (next) {
			case '[' -> this.parameter = 0;
			case '=' -> change(bit(66), true);
			case '>' -> change(bit(66), false);
			case 'c' -> reset();
			default -> {
			}
		}
	}

	private void control(byte next) {
		if (next == '?') {
			this.state = State.PRIVATE;
			this.named = 0;
		}
		else if (next >= 0x40) {
			this.state = State.GROUND;
			if (next == 'p' && this.parameter == '!') {
				reset();
			}
		}
		else {
			this.parameter = next;
		}
	}

	private void switched(byte next) {
		if (next >= '0' && next <= '9') {
			this.parameter = Math.min(LARGEST, this.parameter * 10 + next - '0');
		}
		else {
			this.named |= bit(this.parameter);
			this.parameter = 0;
			if (next >= 0x40) {
				this.state = State.GROUND;
				if (next == 'h' || next == 'l') {
					change(this.named, next == 'h');
				}
			}
		}
	}

	private void reset() {
		this.known = ALL;
		this.on = USUALLY_ON;
	}

	private void change(int modes, boolean set) {
		this.known |= modes;
		this.on = set ? this.on | modes : this.on & ~modes;
	}

	private static int bit(int mode) {
		int place = KNOWN.indexOf(mode);
		return (place < 0) ? 0 : 1 << place;
	}

	/**
	 * Whether the next byte begins a character or a sequence, if it begins a character.
	 */
	boolean isBetweenSequences() {
		return this.state == State.GROUND;
	}

	boolean isSecondScreen() {
		return (this.on & SECOND_SCREEN) != 0;
	}

	/**
	 * What switches a fresh terminal to these modes.
	 * @return sequences in ASCII, empty if there is nothing to switch
	 */
	String sequences() {
		return sequences(this.on ^ USUALLY_ON);
	}

	/**
	 * What is missing on a terminal that drew only what was read here, and was in other
	 * modes before.
	 * @param before those modes, see {@link #packed()}
	 * @param later whether they were switched after all that was read here; if not, what
	 * was read here has the last word
	 * @return sequences in ASCII, empty if nothing is missing
	 */
	byte[] missing(long before, boolean later) {
		Modes earlier = new Modes();
		earlier.on = (int) before;
		earlier.known = (int) (before >>> Integer.SIZE);
		int different = (earlier.on ^ this.on) & earlier.known;
		return earlier.sequences(later ? different : different & ~this.known).getBytes(StandardCharsets.US_ASCII);
	}

	private String sequences(int modes) {
		StringBuilder text = new StringBuilder();
		for (int mode : KNOWN) {
			if ((modes & bit(mode)) != 0) {
				boolean set = (this.on & bit(mode)) != 0;
				text.append((mode == 66) ? (set ? "\u001b=" : "\u001b>") : "\u001b[?" + mode + (set ? "h" : "l"));
			}
		}
		return text.toString();
	}

	/**
	 * These modes as a number, to be kept.
	 * @return the modes; 0 if none was ever switched
	 */
	long packed() {
		return (this.known == 0) ? 0 : ((long) this.known << Integer.SIZE) | this.on;
	}

	/** A copy, which reads on for itself. */
	Modes copy() {
		Modes copy = new Modes();
		copy.state = this.state;
		copy.parameter = this.parameter;
		copy.named = this.named;
		copy.known = this.known;
		copy.on = this.on;
		return copy;
	}

}
