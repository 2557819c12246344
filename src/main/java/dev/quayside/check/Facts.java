package dev.quayside.check;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.quayside.gateway.EngineState.Container;
import dev.quayside.gateway.EngineState.Image;
import dev.quayside.gateway.EngineState.Membership;
import dev.quayside.gateway.EngineState.Network;
import dev.quayside.gateway.EngineState.Volume;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Fact;
import dev.quayside.lesson.Lookup;

/**
 * Looks facts up in an engine.
 */
final class Facts {

	private static final int SHORT = 12; // characters of an id, as Docker lists them

	private Facts() {
	}

	/**
	 * What is so of each object that is meant, of the newest first; empty without one.
	 */
	static List<String> all(Lookup lookup, Judge judge) {
		Fact fact = lookup.fact();
		List<List<String>> facts = switch (lookup.about()) {
			case Expectation.Image image -> each(judge.images(image).matching(), (one) -> of(one, fact));
			case Expectation.Container container ->
				each(judge.containers(container).matching(), (one) -> of(one, fact, container));
			case Expectation.Network network -> each(judge.networks(network).matching(), (one) -> of(one, fact));
			case Expectation.Volume volume -> each(judge.volumes(volume).matching(), (one) -> of(one, fact));
			case Expectation.Ran _ -> List.of();
		};
		if (fact == Fact.COUNT) {
			return List.of(String.valueOf(facts.size()));
		}
		return facts.stream().flatMap(List::stream).filter((one) -> !one.isEmpty()).distinct().toList();
	}

	/** As it is written into a command: an id in its short form. */
	static String shown(String fact, Lookup lookup) {
		return (lookup.fact() == Fact.ID && fact.length() > SHORT) ? fact.substring(0, SHORT) : fact;
	}

	private static <T> List<List<String>> each(List<T> objects, Function<T, List<String>> fact) {
		return objects.stream().map(fact).toList();
	}

	private static List<String> of(Image image, Fact fact) {
		return switch (fact) {
			case ID -> List.of(image.id().substring(image.id().indexOf(':') + 1));
			case NAME -> image.names();
			case COMMAND -> List.of(String.join(" ", image.command()));
			default -> List.of();
		};
	}

	private static List<String> of(Container container, Fact fact, Expectation.Container meant) {
		return switch (fact) {
			case ID -> List.of(container.id());
			case NAME -> List.of(container.name());
			case IMAGE -> List.of(container.image());
			case COMMAND -> List.of(String.join(" ", container.command()));
			case STATE -> List.of(container.status());
			case EXIT_CODE ->
				container.status().equals("exited") ? List.of(String.valueOf(container.exitCode())) : List.of();
			case ADDRESS -> addresses(container, meant).toList();
			case SUBNET, COUNT -> List.of();
		};
	}

	/** In the networks that are named; in all if none is. */
	private static Stream<String> addresses(Container container, Expectation.Container meant) {
		return container.networks()
			.stream()
			.filter((in) -> meant.networks().isEmpty()
					|| meant.networks().stream().anyMatch((network) -> network.matches(in.network())))
			.map(Membership::address);
	}

	private static List<String> of(Network network, Fact fact) {
		return switch (fact) {
			case ID -> List.of(network.id());
			case NAME -> List.of(network.name());
			case SUBNET -> List.of(network.subnet());
			default -> List.of();
		};
	}

	private static List<String> of(Volume volume, Fact fact) {
		return (fact == Fact.NAME) ? List.of(volume.name()) : List.of();
	}

}
