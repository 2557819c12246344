package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.build.BuildRequest;
import dev.quayside.gateway.http.Query;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.policy.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of {@code POST /build}, as the docker CLI sends them: those that it does
 * not use with zeros.
 *
 * @param query the query
 */
record BuildParameters(Query query) {

	static final String[] NAMES = { "dockerfile", "t*", "remote", "q", "nocache", "cachefrom", "pull", "rm", "forcerm",
			"memory", "memswap", "cpushares", "cpusetcpus", "cpusetmems", "cpuperiod", "cpuquota", "buildargs",
			"shmsize", "squash", "labels", "networkmode", "platform", "target", "outputs", "version", "session",
			"buildid", "ulimits", "cgroupparent", "extrahosts*", "isolation", "securityopt" };

	/** By parameter, the field of {@code HostConfig} that says the same. */
	private static final Map<String, String> NUMBERS = Map.of("memory", "Memory", "cpushares", "CpuShares", "cpuperiod",
			"CpuPeriod", "cpuquota", "CpuQuota", "shmsize", "ShmSize");

	private static final Map<String, String> TEXTS = Map.of("cpusetcpus", "CpusetCpus", "cpusetmems", "CpusetMems",
			"cgroupparent", "CgroupParent", "networkmode", "NetworkMode");

	private static final int MOST_NAMES = 16;

	BuildRequest request() {
		refuse("remote", "building from a URL is not part of this playground; build from a folder");
		refuse("session", "BuildKit is not part of this playground; set DOCKER_BUILDKIT=0");
		refuse("buildid", "BuildKit is not part of this playground; set DOCKER_BUILDKIT=0");
		refuse("outputs", "outputs need BuildKit, which is not part of this playground");
		refuse("platform", "the platform cannot be chosen here; leave --platform out");
		refuse("isolation", "isolation is for Windows; leave it out");
		if (!this.query.text("version").orElse("1").equals("1")) {
			throw Refusal.badRequest("BuildKit is not part of this playground; set DOCKER_BUILDKIT=0");
		}
		if (this.query.flag("squash")) {
			throw Refusal.badRequest("squashing is not part of this playground; leave --squash out");
		}
		refuseUnlessEmpty("cachefrom", "the cache is this session's own; leave --cache-from out");
		refuseUnlessEmpty("securityopt", "the playground sets it; leave --security-opt out");
		return new BuildRequest(arguments(), labels(), !this.query.flag("nocache"), this.query.flag("pull"),
				!this.query.has("rm") || this.query.flag("rm"), this.query.text("target"), host());
	}

	List<ImageRef> names() {
		List<ImageRef> names = this.query.texts("t")
			.stream()
			.filter((name) -> !name.isEmpty())
			.map(ImageRef::parse)
			.distinct()
			.toList();
		if (names.size() > MOST_NAMES) {
			throw Refusal.badRequest("More than " + MOST_NAMES + " names are given for one image");
		}
		return names;
	}

	private void refuse(String name, String why) {
		this.query.text(name).ifPresent((_) -> {
			throw Refusal.badRequest(why);
		});
	}

	private void refuseUnlessEmpty(String name, String why) {
		if (!json(name).isEmpty()) {
			throw Refusal.badRequest(why);
		}
	}

	private JsonNode json(String name) {
		String text = this.query.text(name).orElse("null");
		try {
			return JsonMapper.shared().readTree(text);
		}
		catch (JacksonException ex) {
			throw Refusal.badRequest("The parameter " + name + " is not JSON");
		}
	}

	private Map<String, Optional<String>> arguments() {
		Map<String, Optional<String>> arguments = new LinkedHashMap<>();
		object("buildargs").properties().forEach((entry) -> {
			JsonNode value = entry.getValue();
			if (!value.isString() && !value.isNull() || entry.getKey().isEmpty()) {
				throw Refusal.badRequest("The parameter buildargs is not an object of texts");
			}
			arguments.put(entry.getKey(), value.isNull() ? Optional.empty() : Optional.of(value.stringValue()));
		});
		return arguments;
	}

	private Map<String, String> labels() {
		Map<String, String> labels = new TreeMap<>();
		object("labels").properties().forEach((entry) -> {
			if (!entry.getValue().isString()) {
				throw Refusal.badRequest("The parameter labels is not an object of texts");
			}
			labels.put(entry.getKey(), entry.getValue().stringValue());
		});
		return labels;
	}

	private ObjectNode object(String name) {
		Optional<String> text = this.query.text(name).filter((given) -> !given.equals("null"));
		ObjectNode object = text.map(StrictJson::object).orElseGet(JsonNodeFactory.instance::objectNode);
		boolean holdsNul = object.properties()
			.stream()
			.anyMatch((entry) -> (entry.getKey() + entry.getValue().asString("")).indexOf('\0') >= 0);
		if (holdsNul) {
			throw Refusal.badRequest("The parameter " + name + " has a NUL character");
		}
		return object;
	}

	/** Judged by the same policy as that of a container. */
	private ObjectNode host() {
		ObjectNode host = JsonNodeFactory.instance.objectNode();
		NUMBERS.forEach((name, field) -> this.query.text(name).ifPresent((text) -> {
			if (!text.matches("-?[0-9]{1,18}")) {
				throw Refusal.badRequest("The parameter " + name + " is not a number");
			}
			host.put(field, Long.parseLong(text));
		}));
		TEXTS.forEach((name, field) -> this.query.text(name).ifPresent((text) -> host.put(field, text)));
		if (!json("ulimits").isEmpty()) {
			host.set("Ulimits", json("ulimits"));
		}
		List<String> hosts = this.query.texts("extrahosts").stream().filter((text) -> !text.isEmpty()).toList();
		if (!hosts.isEmpty()) {
			hosts.forEach(host.putArray("ExtraHosts")::add);
		}
		return host;
	}

}
