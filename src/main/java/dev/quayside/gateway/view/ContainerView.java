package dev.quayside.gateway.view;

import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.ledger.RealNames;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Containers as their session sees them.
 */
public final class ContainerView {

	/** They name files of the host, which a container's owner has no use for. */
	private static final List<String> HOST_PATHS = List.of("ResolvConfPath", "HostnamePath", "HostsPath", "LogPath");

	private ContainerView() {
	}

	/**
	 * An entry of {@code GET /containers/json}.
	 * @param said by the daemon
	 * @param names of the session
	 * @return what the session sees
	 */
	public static ObjectNode summary(ObjectNode said, RealNames names) {
		ObjectNode own = OwnWords.of(said, names);
		own.put("Image", image(said.path("Labels"), said.path("Image")));
		nameNetwork(own, said.path("Labels"));
		return own;
	}

	/**
	 * The answer of {@code GET /containers/{id}/json}.
	 * @param said by the daemon
	 * @param names of the session
	 * @return what the session sees
	 */
	public static ObjectNode details(ObjectNode said, RealNames names) {
		ObjectNode own = OwnWords.of(said, names);
		HOST_PATHS.stream().filter(own::has).forEach((path) -> own.put(path, ""));
		StorageView.withoutPaths(own);
		if (own.get("NetworkSettings") instanceof ObjectNode network && network.has("SandboxKey")) {
			network.put("SandboxKey", "");
		}
		own.path("NetworkSettings")
			.path("Networks")
			.forEach((endpoint) -> withoutOwnName((ObjectNode) endpoint, own.path("Name").asString("").substring(1)));
		if (own.get("HostConfig") instanceof ObjectNode host) {
			withoutUnnamed(host);
			withoutLabelled(host, said.path("HostConfig").path("Mounts"));
			host.put("CgroupParent", "");
			// no learner can have set them
			if (!host.path("DnsOptions").isEmpty()) {
				host.putArray("DnsOptions");
			}
		}
		if (own.get("Config") instanceof ObjectNode config) {
			config.put("Image", image(said.path("Config").path("Labels"), config.path("Image")));
		}
		nameNetwork(own, said.path("Config").path("Labels"));
		return own;
	}

	/**
	 * The binds by which the gateway gave names to volumes that the learner gave none.
	 */
	private static void withoutUnnamed(ObjectNode host) {
		List<JsonNode> kept = host.path("Binds")
			.valueStream()
			.filter((bind) -> !bind.asString("").matches("[0-9a-f]{64}:.*"))
			.toList();
		if (kept.size() < host.path("Binds").size()) {
			host.putNull("Binds");
			kept.forEach((bind) -> host.withArrayProperty("Binds").add(bind));
		}
	}

	/** The mounts by which the gateway labelled volumes that the learner gave no name. */
	private static void withoutLabelled(ObjectNode host, JsonNode said) {
		Set<String> targets = said.valueStream()
			.filter((mount) -> mount.path("VolumeOptions").path("Labels").has(SessionLabels.ROLE))
			.map((mount) -> mount.path("Target").asString(""))
			.collect(Collectors.toSet());
		if (!targets.isEmpty()) {
			List<JsonNode> kept = host.path("Mounts")
				.valueStream()
				.filter((mount) -> !targets.contains(mount.path("Target").asString("")))
				.toList();
			host.remove("Mounts");
			kept.forEach((mount) -> host.withArrayProperty("Mounts").add(mount));
		}
	}

	/** The alias by which the gateway lets a container be found by the learner's name. */
	private static void withoutOwnName(ObjectNode endpoint, String name) {
		List<JsonNode> aliases = endpoint.path("Aliases")
			.valueStream()
			.filter((alias) -> !alias.asString("").equals(name))
			.toList();
		if (aliases.size() < endpoint.path("Aliases").size()) {
			endpoint.putNull("Aliases");
			aliases.forEach((alias) -> endpoint.withArrayProperty("Aliases").add(alias));
		}
		if (endpoint.path("DNSNames").isArray()) {
			List<JsonNode> names = endpoint.path("DNSNames").valueStream().distinct().toList();
			ArrayNode shown = endpoint.putArray("DNSNames");
			names.forEach(shown::add);
		}
	}

	private static void nameNetwork(ObjectNode own, JsonNode labels) {
		if (own.get("HostConfig") instanceof ObjectNode host && labels.has(SessionLabels.NETWORK)) {
			host.put("NetworkMode", labels.path(SessionLabels.NETWORK).asString(""));
		}
	}

	/**
	 * An answer of {@code GET /containers/{id}/stats}.
	 * @param said by the daemon
	 * @param names of the session
	 * @return what the session sees
	 */
	public static ObjectNode sample(ObjectNode said, RealNames names) {
		return OwnWords.of(said, names);
	}

	private static String image(JsonNode labels, JsonNode otherwise) {
		return labels.path(SessionLabels.IMAGE).asString(otherwise.asString(""));
	}

}
