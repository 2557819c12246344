package dev.quayside.gateway.ledger;

import dev.quayside.gateway.http.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The networks of one session. A cache of what the daemon's labels say. Safe for use by
 * several threads.
 */
public final class NetworkLedger {

	/** What the session's default network is called, as on every Docker. */
	public static final String BRIDGE = "bridge";

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}");

	private static final Pattern ID_PREFIX = Pattern.compile("[0-9a-f]{1,64}");

	private final Map<String, OwnedNetwork> byId = new LinkedHashMap<>();

	/**
	 * Enters what the daemon holds of the session already.
	 * @param found by label
	 */
	public synchronized void fill(Collection<OwnedNetwork> found) {
		found.forEach(this::enter);
	}

	/**
	 * Enters a network.
	 * @param network what was made
	 */
	public synchronized void enter(OwnedNetwork network) {
		this.byId.put(network.id(), network);
	}

	/**
	 * Strikes out a network that is no more.
	 * @param id its full id
	 */
	public synchronized void strike(String id) {
		this.byId.remove(id);
	}

	/**
	 * All networks, the default one among them once it is there.
	 * @return a copy
	 */
	public synchronized List<OwnedNetwork> all() {
		return List.copyOf(this.byId.values());
	}

	/**
	 * Finds by exact name.
	 * @param name what the learner calls it
	 * @return the network, if there is one
	 */
	public synchronized Optional<OwnedNetwork> named(String name) {
		return this.byId.values().stream().filter((network) -> network.name().equals(name)).findFirst();
	}

	/**
	 * Finds by full id, by exact name, or by the first digits of an id where they are
	 * unique among the session's own.
	 * @param reference what the learner wrote
	 * @return the network
	 * @throws Refusal if there is none, or several
	 */
	public synchronized OwnedNetwork require(String reference) {
		Optional<OwnedNetwork> exact = Optional.ofNullable(this.byId.get(reference)).or(() -> named(reference));
		if (exact.isPresent()) {
			return exact.get();
		}
		List<OwnedNetwork> matches = ID_PREFIX.matcher(reference).matches()
				? this.byId.values().stream().filter((network) -> network.id().startsWith(reference)).toList()
				: List.of();
		if (matches.size() > 1) {
			throw Refusal.badRequest(
					"network " + reference + " is ambiguous (" + matches.size() + " matches found on ID prefix)");
		}
		return matches.stream().findFirst().orElseThrow(() -> Refusal.notFound("network " + reference + " not found"));
	}

	/**
	 * Checks a name for a new network.
	 * @param name what the learner wants to call it
	 * @param most how many networks there may be with it, beside the default one
	 * @throws Refusal if there is no room, or the name is taken or is no name
	 */
	public synchronized void requireFree(String name, int most) {
		if (!NAME.matcher(name).matches()) {
			throw Refusal.badRequest("Invalid network name (" + name
					+ "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed, at most 63 of them");
		}
		if (List.of(BRIDGE, "host", "none", "default").contains(name)) {
			throw Refusal.forbidden("operation is not permitted on predefined " + name + " network");
		}
		if (named(name).isPresent()) {
			throw Refusal.conflict("network with name " + name + " already exists");
		}
		if (this.byId.values().stream().filter((network) -> !network.name().equals(BRIDGE)).count() >= most) {
			throw Refusal.conflict("This session has " + most
					+ " networks, the most it may have; remove some, say with " + "\"docker network prune\"");
		}
	}

}
