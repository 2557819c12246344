package dev.quayside.gateway.ledger;

import dev.quayside.gateway.http.Refusal;
import java.io.IOException;
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

	private static final Pattern ID_PREFIX = Pattern.compile("[0-9a-f]{1,64}");

	private final Map<String, OwnedContainer> byId = new HashMap<>();

	private final Holds holds = new Holds();

	private final ExecLedger execs = new ExecLedger();

	private final Set<String> reserved = new HashSet<>();

	private final Set<String> hushed = new HashSet<>();

	private boolean closed;

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
		this.holds.forget(id);
		this.execs.forget(id);
		this.hushed.removeIf((event) -> event.startsWith(id));
	}

	/**
	 * Strikes out every container that was there and is no more.
	 * @param before what was there
	 * @param now the full ids of what is there still
	 */
	public synchronized void keepOf(Collection<OwnedContainer> before, Set<String> now) {
		before.stream().map(OwnedContainer::id).filter((id) -> !now.contains(id)).forEach(this::strike);
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
			throw Refusal.badRequest("Invalid container name (" + name + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed"
					+ (name.matches("[a-zA-Z0-9_.-]+") ? ", two to 63 of them" : ""));
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
	 * Whether a container is being made, which is not entered yet.
	 * @return whether one may be
	 */
	public synchronized boolean making() {
		return !this.reserved.isEmpty();
	}

	/**
	 * Gives a container another name, if it is still there.
	 * @param container which
	 * @param name the new name, reserved before
	 */
	public synchronized void rename(OwnedContainer container, String name) {
		this.byId.computeIfPresent(container.id(), (_, known) -> known.renamed(name));
	}

	/**
	 * Keeps a container from being removed, and from being copied from or to, while
	 * something is done to it. A daemon that is asked to remove and to do more at once
	 * lists the container for ever (seen on 20.10).
	 * @param container which
	 * @return to be closed by the same thread once it is done
	 * @throws Refusal if it is removed meanwhile, or busy for a minute
	 */
	public Reservation hold(OwnedContainer container) {
		return stillOwned(container, this.holds.shared(container));
	}

	/**
	 * Waits until nothing is done to a container, and keeps it so.
	 * @param container which
	 * @return to be closed by the same thread once it is done
	 * @throws Refusal if it is removed meanwhile, or busy for a minute
	 */
	public Reservation holdAlone(OwnedContainer container) {
		return stillOwned(container, this.holds.alone(container));
	}

	/**
	 * Begins to expect an event that the gateway itself brings about.
	 * @param id of the container
	 * @param action of the event
	 */
	public synchronized void hush(String id, String action) {
		this.hushed.add(id + " " + action);
	}

	/**
	 * Whether an event is one that the gateway itself brought about; it is not expected
	 * any more then.
	 * @param id of the container
	 * @param action of the event
	 * @return whether it was expected
	 */
	public synchronized boolean wasHushed(String id, String action) {
		return this.hushed.remove(id + " " + action);
	}

	private Reservation stillOwned(OwnedContainer container, Reservation hold) {
		if (!owns(container.id())) {
			hold.close();
			this.holds.forget(container.id());
			throw Refusal.notFound("No such container: " + container.id());
		}
		return hold;
	}

	/**
	 * Makes a process of {@code docker exec}, where there is room.
	 * @param container in which
	 * @param most how many a container may have
	 * @param daemon what is asked
	 * @return its id
	 * @throws IOException if the daemon breaks off
	 * @throws Refusal if there is no room, or the daemon refuses
	 */
	public String exec(OwnedContainer container, int most, ExecLedger.Source daemon) throws IOException {
		try {
			return this.execs.make(container, most, daemon);
		}
		finally {
			if (!owns(container.id())) {
				this.execs.forget(container.id());
			}
		}
	}

	/**
	 * The processes of {@code docker exec} in these containers.
	 * @return of this server's own making
	 */
	public ExecLedger execs() {
		return this.execs;
	}

}
