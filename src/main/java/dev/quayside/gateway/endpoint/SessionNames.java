package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.NetworkLedger;
import dev.quayside.gateway.ledger.VolumeLedger;
import dev.quayside.gateway.policy.Names;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the names in one request stand for in its session. The volumes that it needs are
 * remembered, and made once the whole request is allowed.
 */
final class SessionNames implements Names {

	private final PrivateEngine engine;

	private final Set<String> volumes = new LinkedHashSet<>();

	private boolean needsBridge;

	SessionNames(PrivateEngine engine) {
		this.engine = engine;
	}

	@Override
	public String volume(String name) {
		VolumeLedger.requireName(name);
		this.volumes.add(name);
		return this.engine.names().real(name);
	}

	@Override
	public String volumeWithoutName() {
		return volume(RandomName.ofVolume());
	}

	@Override
	public String network(String reference) {
		return named(() -> this.engine.networks().require(reference).id());
	}

	@Override
	public String defaultNetwork() {
		this.needsBridge = true;
		return this.engine.names().real(NetworkLedger.BRIDGE);
	}

	@Override
	public String container(String reference) {
		return named(() -> this.engine.containers().require(reference).id());
	}

	/** A 404 in answer to a create would make the docker CLI pull the image. */
	private static String named(Supplier<String> id) {
		try {
			return id.get();
		}
		catch (Refusal refusal) {
			throw (refusal.status() == 404) ? Refusal.badRequest(refusal.reason()) : refusal;
		}
	}

	Set<String> volumes() {
		return this.volumes;
	}

	boolean needsBridge() {
		return this.needsBridge;
	}

}
