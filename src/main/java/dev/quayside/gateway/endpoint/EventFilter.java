package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.EngineEvent;
import dev.quayside.gateway.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The filters of {@code docker events} (moby daemon/events/filter.go): one value of each
 * name must fit, of labels all.
 */
final class EventFilter implements Predicate<EngineEvent> {

	private static final Set<String> NAMES = Set.of("config", "container", "daemon", "event", "image", "label",
			"network", "node", "plugin", "scope", "secret", "service", "type", "volume");

	/** Their actions are longer than their names: {@code exec_start: ls}. */
	private static final Set<String> LONGER = Set.of("health_status", "exec_create", "exec_start");

	private final Map<String, List<String>> wanted;

	EventFilter(Map<String, List<String>> wanted) {
		wanted.keySet().stream().filter((name) -> !NAMES.contains(name)).findFirst().ifPresent((name) -> {
			throw Refusal.badRequest("Invalid filter '" + name + "'");
		});
		this.wanted = wanted;
	}

	@Override
	public boolean test(EngineEvent event) {
		return this.wanted.entrySet().stream().allMatch((filter) -> fits(event, filter.getKey(), filter.getValue()));
	}

	private static boolean fits(EngineEvent event, String name, List<String> values) {
		return switch (name) {
			case "event" -> values.stream().anyMatch(LONGER::contains)
					? values.stream().anyMatch(event.action()::startsWith) : values.contains(event.action());
			case "type" -> values.contains(event.type());
			case "scope" -> values.contains("local");
			case "label" -> values.stream().allMatch((value) -> hasLabel(event, value));
			case "image" -> isOfImage(event, values);
			default -> event.type().equals(name) && values.stream()
				.anyMatch((value) -> event.actor().startsWith(value) || event.attribute("name").startsWith(value));
		};
	}

	private static boolean hasLabel(EngineEvent event, String wanted) {
		int equals = wanted.indexOf('=');
		String value = event.attributes().get((equals < 0) ? wanted : wanted.substring(0, equals));
		return value != null && (equals < 0 || value.equals(wanted.substring(equals + 1)));
	}

	private static boolean isOfImage(EngineEvent event, List<String> values) {
		String name = event.attribute(event.type().equals("container") ? "image" : "name");
		return List.of(event.actor(), name, withoutTag(event.actor()), withoutTag(name))
			.stream()
			.anyMatch((text) -> !text.isEmpty() && values.contains(text));
	}

	private static String withoutTag(String image) {
		int colon = image.lastIndexOf(':');
		return (colon > image.lastIndexOf('/')) ? image.substring(0, colon) : image;
	}

}
