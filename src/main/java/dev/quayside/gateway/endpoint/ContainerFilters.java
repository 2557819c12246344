package dev.quayside.gateway.endpoint;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.OwnedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The filters of {@code docker ps}, applied to what the session sees: on the daemon they
 * would reach into other sessions.
 */
final class ContainerFilters {

	private static final List<String> STATES = List.of("created", "restarting", "running", "removing", "paused",
			"exited", "dead");

	/**
	 * A pattern is compiled to as many instructions as it has characters, but for counted
	 * repetitions, which multiply: (((a{1000}){1000}){1000}) takes all memory there is.
	 */
	private static final int LONGEST_PATTERN = 256;

	private final Call call;

	private final List<ObjectNode> newestFirst;

	private final List<Predicate<ObjectNode>> filters = new ArrayList<>();

	/**
	 * Docker shows stopped containers without being asked when a filter speaks of them.
	 */
	private boolean stoppedToo;

	private ContainerFilters(Call call, List<ObjectNode> newestFirst) {
		this.call = call;
		this.newestFirst = newestFirst;
	}

	/**
	 * Filters a list by the query of a call.
	 * @param call with the parameters {@code all}, {@code limit} and {@code filters}
	 * @param newestFirst all containers of the session, as it sees them
	 * @return those that pass, in the same order
	 */
	static List<ObjectNode> apply(Call call, List<ObjectNode> newestFirst) {
		ContainerFilters filters = new ContainerFilters(call, newestFirst);
		call.query()
			.text("filters")
			.ifPresent((json) -> Filters.parse(json).forEach((name, values) -> filters.add(name, values)));
		Optional<Integer> limit = call.query().number("limit", -1, 10_000).filter((number) -> number > 0);
		boolean all = call.query().flag("all") || limit.isPresent() || filters.stoppedToo;
		Stream<ObjectNode> passed = newestFirst.stream()
			.filter((shown) -> all || List.of("running", "paused", "restarting").contains(text(shown, "State")))
			.filter((shown) -> filters.filters.stream().allMatch((filter) -> filter.test(shown)));
		return passed.limit(limit.orElse(newestFirst.size())).toList();
	}

	private void add(String name, List<String> values) {
		this.stoppedToo |= name.equals("status") || name.equals("exited");
		this.filters.add(switch (name) {
			case "id" -> (shown) -> values.stream().anyMatch((value) -> text(shown, "Id").startsWith(value));
			case "name" -> named(values);
			case "status" -> inState(values);
			case "exited" -> (shown) -> values.stream()
				.anyMatch((value) -> text(shown, "Status").startsWith("Exited (" + value + ")"));
			case "ancestor" -> madeOf(values);
			case "label" ->
				(shown) -> values.stream().allMatch((value) -> Filters.hasLabel(shown.path("Labels"), value));
			case "volume" -> (shown) -> values.stream().anyMatch((value) -> mounts(shown, value));
			case "network" -> (shown) -> values.stream().anyMatch((value) -> isOn(shown, value));
			case "health" -> (shown) -> values.contains(health(text(shown, "Status")));
			case "before" -> (shown) -> values.stream().allMatch((value) -> place(shown) > place(value));
			case "since" -> (shown) -> values.stream().allMatch((value) -> place(shown) < place(value));
			default -> throw Refusal.badRequest("Invalid filter '" + name + "'");
		});
	}

	private static boolean mounts(ObjectNode shown, String value) {
		return shown.path("Mounts")
			.valueStream()
			.anyMatch((mount) -> value.equals(mount.path("Name").asString(""))
					|| value.equals(mount.path("Destination").asString("")));
	}

	private static boolean isOn(ObjectNode shown, String value) {
		return shown.path("NetworkSettings")
			.path("Networks")
			.properties()
			.stream()
			.anyMatch((network) -> network.getKey().equals(value)
					|| network.getValue().path("NetworkID").asString("").startsWith(value));
	}

	/** It is told in brackets behind the time: {@code Up 2 minutes (healthy)}. */
	private static String health(String status) {
		return Stream.of("starting", "unhealthy", "healthy")
			.filter((health) -> status.endsWith(health + ")"))
			.findFirst()
			.orElse("none");
	}

	private static Predicate<ObjectNode> inState(List<String> values) {
		values.stream().filter((value) -> !STATES.contains(value)).findFirst().ifPresent((value) -> {
			throw Refusal.badRequest("Invalid filter 'status=" + value + "'");
		});
		return (shown) -> values.contains(text(shown, "State"));
	}

	private static Predicate<ObjectNode> named(List<String> values) {
		List<Pattern> patterns = values.stream().map(ContainerFilters::pattern).toList();
		return (shown) -> shown.path("Names")
			.valueStream()
			.map(JsonNode::stringValue)
			.anyMatch((name) -> patterns.stream()
				.anyMatch((pattern) -> pattern.matcher(name).find() || pattern.matcher(name.substring(1)).find()));
	}

	private static Pattern pattern(String value) {
		if (value.length() > LONGEST_PATTERN || value.indexOf('{') >= 0) {
			throw Refusal.badRequest("The filter name is longer than " + LONGEST_PATTERN
					+ " characters or counts repetitions with braces; write it without");
		}
		try {
			return Pattern.compile(value);
		}
		catch (PatternSyntaxException ex) {
			throw Refusal.badRequest("The filter name is not a regular expression: " + value);
		}
	}

	private Predicate<ObjectNode> madeOf(List<String> images) {
		List<String> ids = images.stream()
			.map((value) -> this.call.engine().images().find(value))
			.flatMap(Optional::stream)
			.map(OwnedImage::id)
			.toList();
		return (shown) -> ids.contains(text(shown, "ImageID"));
	}

	private int place(ObjectNode shown) {
		return this.newestFirst.indexOf(shown);
	}

	private int place(String reference) {
		String id = this.call.engine().containers().require(reference).id();
		return this.newestFirst.stream().map((shown) -> text(shown, "Id")).toList().indexOf(id);
	}

	private static String text(ObjectNode shown, String field) {
		return shown.path(field).asString("");
	}

}
