package dev.quayside.gateway.ledger;

import dev.quayside.gateway.http.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The containers of one session. A cache of what the daemon's labels say, filled from
 * them when the session is opened; it alone decides what a learner's reference means.
 * Safe for use by several threads.
 */
public final class ContainerLedger {

	/**
	 * moby daemon/names: one character more than the daemon asks is the session's token.
	 */
	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{1,62}");

	private static final long HOLD_NANOS = 60_000_000_000L;

	private static final Pattern ID_PREFIX = Pattern.compile("[0-9a-f]{1,64}");

	private final Map<String, OwnedContainer> byId = new HashMap<>();

	private final Set<String> reserved = new HashSet<>();

	private boolean closed;

	private final Set<String> held = new HashSet<>();

	/**
	 * Enters a container.
	 * @param container what was made or found
	 */
	public synchronized void enter(OwnedContainer container) {
		this.byId.put(container.id(), container);
	}

	/**
	 * Enters what the daemon holds of the session already.
	 * @param found by label
	 */
	public synchronized void fill(Collection<OwnedContainer> found) {
		found.forEach(this::enter);
	}

	/**
	 * Strikes out a container that is no more.
	 * @param id its full id
	 */
	public synchronized void strike(String id) {
		this.byId.remove(id);
	}

	/**
	 * Strikes out every container that was there and is no more.
	 * @param before what was there
	 * @param now the full ids of what is there still
	 */
	public synchronized void keepOf(Collection<OwnedContainer> before, Set<String> now) {
		before.stream().map(OwnedContainer::id).filter((id) -> !now.contains(id)).forEach(this.byId::remove);
	}

	/**
	 * All containers.
	 * @return a copy, in no order
	 */
	public synchronized List<OwnedContainer> all() {
		return List.copyOf(this.byId.values());
	}

	/**
	 * Whether a full id is one of the session's.
	 * @param id 64 hexadecimal digits
	 * @return whether it is
	 */
	public synchronized boolean owns(String id) {
		return this.byId.containsKey(id);
	}

	/**
	 * Finds by full id, by exact name, or by the first digits of an id where they are
	 * unique among the session's own.
	 * @param reference what the learner wrote
	 * @return the container
	 * @throws Refusal if there is none, or several
	 */
	public OwnedContainer require(String reference) {
		return find(reference).orElseThrow(() -> Refusal.notFound("No such container: " + reference));
	}

	/**
	 * Finds as {@link #require} does.
	 * @param reference what the learner wrote
	 * @return the container, if there is one
	 * @throws Refusal if there are several
	 */
	public synchronized Optional<OwnedContainer> find(String reference) {
		OwnedContainer byId = this.byId.get(reference);
		if (byId != null) {
			return Optional.of(byId);
		}
		Optional<OwnedContainer> named = named(reference.startsWith("/") ? reference.substring(1) : reference);
		if (named.isPresent()) {
			return named;
		}
		List<OwnedContainer> matches = ID_PREFIX.matcher(reference).matches()
				? this.byId.values().stream().filter((container) -> container.id().startsWith(reference)).toList()
				: List.of();
		if (matches.size() > 1) {
			// moby answers 500 here, too, and clients show what it says.
			throw new Refusal(500, "Multiple IDs found with provided prefix: " + reference);
		}
		return matches.stream().findFirst();
	}

	/**
	 * Finds by exact name.
	 * @param name what the learner calls it
	 * @return the container, if there is one
	 */
	public synchronized Optional<OwnedContainer> named(String name) {
		return this.byId.values().stream().filter((container) -> container.name().equals(name)).findFirst();
	}

	/**
	 * Keeps a name for a container that is being made.
	 * @param name what the learner wants to call it
	 * @param most how many containers there may be with it
	 * @return to be closed once the container is entered or was not made
	 * @throws Refusal if there is no room, or the name is taken or is no name
	 */
	public synchronized Reservation reserve(String name, int most) {
		if (this.byId.size() + this.reserved.size() >= most) {
			throw Refusal.conflict("This session has " + most + " containers, the most it may have; remove some, say "
					+ "with \"docker container prune\"");
		}
		return reserve(name);
	}

	/**
	 * Keeps a name for a container that is there already.
	 * @param name what the learner wants to call it
	 * @return to be closed once the name was given or not
	 * @throws Refusal if the name is taken or is no name
	 */
	public synchronized Reservation reserve(String name) {
		if (this.closed) {
			throw new Refusal(503, "This session has ended");
		}
		if (!NAME.matcher(name).matches()) {
			throw Refusal.badRequest("Invalid container name (" + name
					+ "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed, two to 63 of them");
		}
		named(name).ifPresent((taken) -> {
			throw Refusal.conflict("Conflict. The container name \"/" + name + "\" is already in use by container \""
					+ taken.id() + "\". You have to remove (or rename) that container to be able to reuse that name.");
		});
		if (!this.reserved.add(name)) {
			throw Refusal
				.conflict("Conflict. The container name \"/" + name + "\" is just being given to another one.");
		}
		return () -> release(name);
	}

	private synchronized void release(String name) {
		this.reserved.remove(name);
		notifyAll();
	}

	/**
	 * Lets no container be made any more, and waits for those that are being made: one
	 * that came after the session was cleaned up would stay for ever.
	 */
	public synchronized void close() {
		this.closed = true;
		boolean interrupted = false;
		while (!this.reserved.isEmpty()) {
			try {
				wait();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Keeps a container from being set going, for as long as its files are worked on from
	 * outside. Waits for whoever holds it already.
	 * @param container which
	 * @return to be closed once the work is done
	 * @throws Refusal if the other work takes longer than a minute
	 */
	public synchronized Reservation hold(OwnedContainer container) {
		long end = System.nanoTime() + HOLD_NANOS;
		while (!this.held.add(container.id())) {
			long left = (end - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				throw busy(container);
			}
			try {
				wait(left);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw busy(container);
			}
		}
		return () -> letGo(container);
	}

	private synchronized void letGo(OwnedContainer container) {
		this.held.remove(container.id());
		notifyAll();
	}

	/**
	 * Refuses to set a container going that is held.
	 * @param container which
	 * @throws Refusal if it is
	 */
	public synchronized void requireNotHeld(OwnedContainer container) {
		if (this.held.contains(container.id())) {
			throw busy(container);
		}
	}

	private static Refusal busy(OwnedContainer container) {
		return Refusal.conflict(
				"Container " + container.name() + " is just being copied from or to; try again once " + "that is done");
	}

	/**
	 * How many containers there are.
	 * @return the number
	 */
	public synchronized int size() {
		return this.byId.size();
	}

	/**
	 * Gives a container another name.
	 * @param container which
	 * @param name the new name, reserved before
	 */
	public synchronized void rename(OwnedContainer container, String name) {
		enter(container.renamed(name));
	}

	/**
	 * A name that is kept.
	 */
	@FunctionalInterface
	public interface Reservation extends AutoCloseable {

		@Override
		void close();

	}

}
