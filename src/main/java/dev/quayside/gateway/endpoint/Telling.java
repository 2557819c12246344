package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.Act;
import dev.quayside.gateway.events.ActHub;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.OwnedNetwork;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Tells of one request, once, that it was answered with success. What only shows is told
 * as soon as the answer begins, since it may go on for as long as the learner looks; what
 * changes something is told when it is done.
 */
final class Telling {

	private final ActHub hub;

	private final PrivateEngine engine;

	private final Act act;

	private final AtomicBoolean told = new AtomicBoolean();

	private Telling(ActHub hub, PrivateEngine engine, Act act) {
		this.hub = hub;
		this.engine = engine;
		this.act = act;
	}

	/**
	 * Made before the request is answered: what it removes has no name afterwards.
	 * @return how to tell it, if somebody listens
	 */
	static Optional<Telling> of(ActHub hub, Route route, Call call) {
		if (!hub.listens(call.engine().session())) {
			return Optional.empty();
		}
		Telling telling = new Telling(hub, call.engine(),
				new Act(route.method(), route.template(), name(route, call), query(call)));
		if (route.method().equals("GET") || route.upgrades()) {
			call.exchange().whenStreaming(telling::tell);
		}
		return Optional.of(telling);
	}

	void tell() {
		if (this.told.compareAndSet(false, true)) {
			this.hub.tell(this.engine.session(), this.act);
		}
	}

	private static Map<String, String> query(Call call) {
		return call.query()
			.values()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (parameter) -> String.join(",", parameter.getValue())));
	}

	private static String name(Route route, Call call) {
		String reference = call.reference();
		try {
			return switch (route.template().split("/", 3)[1]) {
				case "containers" ->
					call.engine().containers().find(reference).map((one) -> one.name()).orElse(reference);
				case "images" -> image(call.engine(), reference);
				case "networks" -> network(call.engine(), reference);
				default -> reference;
			};
		}
		catch (Refusal ambiguous) {
			return reference;
		}
	}

	/** By the name that was used, if it was one. */
	private static String image(PrivateEngine engine, String reference) {
		return engine.images()
			.find(reference)
			.flatMap((image) -> engine.images()
				.namesOf(image.id())
				.stream()
				.sorted(Comparator.comparing((name) -> !name.equals(image.name())))
				.findFirst())
			.map(Object::toString)
			.orElse(reference);
	}

	private static String network(PrivateEngine engine, String reference) {
		OwnedNetwork network = engine.networks().require(reference);
		return network.name();
	}

}
