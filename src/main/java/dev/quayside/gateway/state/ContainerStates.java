package dev.quayside.gateway.state;

import dev.quayside.gateway.EngineState;
import dev.quayside.gateway.EngineState.Container;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.endpoint.OwnContainers;
import dev.quayside.gateway.ledger.NetworkLedger;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The containers of a session: one question for all of them, and one more for each that
 * is new. Safe for use by several threads.
 */
final class ContainerStates {

	/** moby container/state.go: the list tells an exit code within a sentence only. */
	private static final Pattern EXIT = Pattern.compile("(?:Exited|Restarting) \\((\\d{1,3})\\).*");

	private final Asked asked;

	private final Shelf<Facts> facts;

	ContainerStates(Asked asked) {
		this.asked = asked;
		this.facts = new Shelf<>((id) -> facts(asked, asked.get("/containers/" + id + "/json")));
	}

	List<Container> all() throws IOException {
		List<ObjectNode> list = OwnContainers.of(this.asked.engine(), this.asked.version(), false).list();
		this.facts.keepOnly(list.stream().map(ContainerStates::id).toList());
		List<Container> all = new ArrayList<>();
		for (ObjectNode entry : list) {
			container(entry).ifPresent(all::add);
		}
		return all;
	}

	private Optional<Container> container(ObjectNode entry) throws IOException {
		String id = id(entry);
		String status = entry.path("State").asString("");
		if (status.equals("created")) {
			// A start that failed leaves an exit code, of which the list says nothing.
			this.facts.forget(id);
		}
		Optional<Facts> known = this.facts.find(id);
		JsonNode labels = entry.path("Labels");
		return known.map((container) -> new Container(id, name(entry), labels.path(SessionLabels.IMAGE).asString(""),
				entry.path("ImageID").asString(""), container.command(), status,
				exitCode(entry).orElse(status.equals("created") ? container.exitCode() : 0), container.created(),
				this.asked.labels(labels), networks(entry), mounts(entry)));
	}

	private static String id(JsonNode entry) {
		return entry.path("Id").asString("");
	}

	private String name(JsonNode entry) {
		String real = entry.path("Names").path(0).asString("");
		return this.asked.engine().names().own(real.startsWith("/") ? real.substring(1) : real);
	}

	private static Optional<Integer> exitCode(JsonNode entry) {
		Matcher exit = EXIT.matcher(entry.path("Status").asString(""));
		return exit.matches() ? Optional.of(Integer.parseInt(exit.group(1))) : Optional.empty();
	}

	/**
	 * Docker 20.10 tells an address, which is none any more, of what could not be
	 * started.
	 */
	private List<EngineState.Membership> networks(JsonNode entry) {
		boolean alive = Set.of("running", "paused").contains(entry.path("State").asString(""));
		List<String> own = this.asked.engine().networks().all().stream().map((network) -> network.name()).toList();
		return entry.path("NetworkSettings")
			.path("Networks")
			.properties()
			.stream()
			.map((endpoint) -> Map.entry(this.asked.engine().names().own(endpoint.getKey()), endpoint.getValue()))
			.filter((endpoint) -> endpoint.getKey().equals(NetworkLedger.BRIDGE) || own.contains(endpoint.getKey()))
			.map((endpoint) -> new EngineState.Membership(endpoint.getKey(),
					alive ? endpoint.getValue().path("IPAddress").asString("") : ""))
			.toList();
	}

	private List<EngineState.Mount> mounts(JsonNode entry) {
		return entry.path("Mounts")
			.valueStream()
			.filter((mount) -> mount.path("Type").asString("").equals("volume"))
			.map((mount) -> new EngineState.Mount(this.asked.engine().names().own(mount.path("Name").asString("")),
					mount.path("Destination").asString(""), !mount.path("RW").asBoolean(true)))
			.toList();
	}

	private static Facts facts(Asked asked, JsonNode said) {
		List<String> command = new ArrayList<>(List.of(asked.own(said.path("Path").asString(""))));
		command.addAll(asked.words(said.path("Args")));
		return new Facts(command, Asked.time(said.path("Created")), said.path("State").path("ExitCode").asInt(0));
	}

	/**
	 * What does not change once a container was started.
	 *
	 * @param command with its arguments
	 * @param created when
	 * @param exitCode when it was asked
	 */
	private record Facts(List<String> command, Instant created, int exitCode) {
	}

}
