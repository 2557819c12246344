package dev.quayside.operator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How often the password may be guessed: wrong ones of an address are counted for a
 * minute, and beyond five none of its guesses is looked at. Safe for use by several
 * threads.
 */
@Component
public class Guesses {

	private static final long PERIOD = Duration.ofMinutes(1).toNanos();

	private static final int MOST_OF_ONE = 5;

	/** Beyond so many addresses at a time nobody's guess is looked at. */
	private static final int MOST_ADDRESSES = 100;

	private final LongSupplier clock;

	private final Map<String, Count> wrong = new HashMap<>();

	@Autowired
	Guesses() {
		this(System::nanoTime);
	}

	Guesses(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * Whether a guess of this address is looked at.
	 * @param address from where it comes
	 * @return whether there is a guess left
	 */
	public synchronized boolean allowed(String address) {
		long now = this.clock.getAsLong();
		this.wrong.values().removeIf((count) -> now - count.since >= PERIOD);
		Count count = this.wrong.get(address);
		return (count != null) ? count.times < MOST_OF_ONE : this.wrong.size() < MOST_ADDRESSES;
	}

	/**
	 * Counts a guess that was wrong.
	 * @param address from where it came
	 */
	public synchronized void failed(String address) {
		this.wrong.merge(address, new Count(this.clock.getAsLong(), 1),
				(known, _) -> new Count(known.since, known.times + 1));
	}

	/**
	 * Forgets the wrong guesses of who has guessed right.
	 * @param address from where it came
	 */
	public synchronized void succeeded(String address) {
		this.wrong.remove(address);
	}

	private record Count(long since, int times) {
	}

}
