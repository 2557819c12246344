package dev.quayside.gateway.ledger;

import dev.quayside.gateway.http.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The volumes of one session by name. A cache of what the daemon's labels say. Safe for
 * use by several threads.
 */
public final class VolumeLedger {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{1,127}");

	private final TreeSet<String> names = new TreeSet<>();

	/** How many each are held by. */
	private final Map<String, Integer> held = new HashMap<>();

	private final Set<String> leaving = new HashSet<>();

	/**
	 * Enters what the daemon holds of the session already.
	 * @param found by label
	 */
	public synchronized void fill(Collection<String> found) {
		this.names.addAll(found);
	}

	/**
	 * Enters a volume that is about to be made.
	 * @param name what the learner calls it
	 * @param most how many volumes there may be with it
	 * @return whether it is new
	 * @throws Refusal if there is no room, or the name is no name
	 */
	public synchronized boolean enter(String name, int most) {
		requireName(name);
		if (this.names.contains(name)) {
			return false;
		}
		if (this.names.size() >= most) {
			throw Refusal.conflict("This session has " + most + " volumes, the most it may have; remove some, say with "
					+ "\"docker volume prune\"");
		}
		return this.names.add(name);
	}

	/**
	 * Checks a name.
	 * @param name what the learner wants to call a volume
	 * @throws Refusal if it is no name
	 */
	public static void requireName(String name) {
		if (name.length() == 1) {
			throw Refusal.badRequest("create " + name + ": volume name is too short, names should be at least two "
					+ "alphanumeric characters");
		}
		if (!NAME.matcher(name).matches()) {
			throw Refusal.badRequest("create " + name + ": \"" + name + "\" includes invalid characters for a local "
					+ "volume name, only \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host "
					+ "directory, use absolute path");
		}
	}

	/**
	 * Keeps a volume from being removed while something is made of it: the daemon would
	 * make it again by itself then, without a label, and nobody could tell whose it is.
	 * Waits for a removal that has begun.
	 * @param name what the learner calls it; it need not be there
	 * @return to be closed once that is made
	 */
	public synchronized Reservation hold(String name) {
		awaitRemoval(name);
		this.held.merge(name, 1, Integer::sum);
		return () -> release(name);
	}

	/**
	 * Keeps a volume to whoever removes it.
	 * @param name what the learner calls it
	 * @return to be closed once it is removed
	 * @throws Refusal if something is being made of it
	 */
	public synchronized Reservation holdAlone(String name) {
		awaitRemoval(name);
		if (this.held.containsKey(name)) {
			throw Refusal.conflict("remove " + name + ": volume is in use - a container is being made with it; "
					+ "try again once that is done");
		}
		this.leaving.add(name);
		return () -> left(name);
	}

	private void awaitRemoval(String name) {
		try {
			while (this.leaving.contains(name)) {
				wait();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Refusal.conflict("Volume " + name + " is being removed; try again once that is done");
		}
	}

	private synchronized void release(String name) {
		this.held.computeIfPresent(name, (_, count) -> (count > 1) ? count - 1 : null);
	}

	private synchronized void left(String name) {
		this.leaving.remove(name);
		notifyAll();
	}

	/**
	 * Strikes out a volume that is no more, unless somebody is about to make it again.
	 * @param name what the learner calls it
	 */
	public synchronized void strike(String name) {
		if (!this.held.containsKey(name)) {
			this.names.remove(name);
		}
	}

	/**
	 * Finds by exact name.
	 * @param name what the learner calls it
	 * @return the name
	 * @throws Refusal if there is none
	 */
	public synchronized String require(String name) {
		if (!this.names.contains(name)) {
			throw Refusal.notFound("get " + name + ": no such volume");
		}
		return name;
	}

	/**
	 * All volumes in the order of their names.
	 * @return a copy
	 */
	public synchronized List<String> all() {
		return List.copyOf(this.names);
	}

}
