package dev.quayside.gateway.policy;

import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.http.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code POST /containers/create} may say, field by field: everything that is not
 * kept here is dropped, refused, or not known. Safe for use by several threads.
 */
@Component
public class ContainerPolicy {

	/**
	 * Docker's default list without those that reach beyond the container's own files and
	 * ports.
	 */
	private static final Set<String> CAPABILITIES = Set.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL",
			"NET_BIND_SERVICE", "SETGID", "SETUID");

	private static final Pattern HOST_NAME = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9.-]{0,61}[a-zA-Z0-9])?");

	private static final Pattern SIGNAL = Pattern.compile("(?:SIG)?[A-Z0-9+-]{1,12}");

	private static final Pattern PORT = Pattern.compile("[0-9]{1,5}(?:/(?:tcp|udp|sctp))?");

	/** In the nanoseconds that the daemon counts in. */
	private static final long SECOND = 1_000_000_000L;

	private static final Set<String> NETWORKS = Set.of("default", "bridge", "none");

	private static final String OTHER_NETWORKS = "containers of this playground have no other network yet";

	private static final String NO_VOLUMES = "volumes and mounts are not part of this playground yet; the container's "
			+ "own files are all it has";

	private static final String NO_HOST = "it would reach beyond the container; run it without";

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final GatewayProperties limits;

	private final Fields fields;

	ContainerPolicy(GatewayProperties limits) {
		this.limits = limits;
		this.fields = container().keep("HostConfig", Checks.object(host(limits)))
			.keep("NetworkingConfig", Checks.object(networking()));
	}

	/**
	 * Makes the body that the daemon gets from the body that the client sent. The image
	 * is left out: the caller sets what the name stands for in the session.
	 * @param sent the client's body
	 * @param own the session's own labels, which no label of the learner can replace
	 * @return a body of allowed fields within the limits
	 * @throws Refusal if something is not allowed
	 */
	public ObjectNode create(ObjectNode sent, Map<String, String> own) {
		ObjectNode made = this.fields.apply(sent);
		ObjectNode labels = made.withObjectProperty("Labels");
		own.forEach(labels::put);
		made.remove("NetworkingConfig");
		limit(made.withObjectProperty("HostConfig"));
		return made;
	}

	private static Fields container() {
		return new Fields().keep("Hostname", Checks.text(HOST_NAME, "a host name"))
			.keep("Domainname", Checks.text(HOST_NAME, "a domain name"))
			.keep("User", Checks.text(128))
			.keep("AttachStdin", Checks.flag())
			.keep("AttachStdout", Checks.flag())
			.keep("AttachStderr", Checks.flag())
			.keep("Tty", Checks.flag())
			.keep("OpenStdin", Checks.flag())
			.keep("StdinOnce", Checks.flag())
			.keep("Env", Checks.texts(256, 32 * 1024))
			.keep("Cmd", Checks.texts(256, 64 * 1024))
			.keep("Entrypoint", Checks.texts(256, 64 * 1024))
			.keep("WorkingDir", ContainerPolicy::workingDirectory)
			.keep("Labels", ContainerPolicy::labels)
			.keep("ExposedPorts", ContainerPolicy::ports)
			.keep("NetworkDisabled", Checks.flag())
			.keep("StopSignal", Checks.text(SIGNAL, "a signal"))
			.keep("StopTimeout", Checks.number(0, 60))
			.keep("Shell", Checks.texts(16, 1024))
			.replace("Image", "ArgsEscaped")
			.refuse(NO_VOLUMES, "Volumes")
			.keep("Healthcheck", Checks.object(healthCheck()))
			.refuse("a container's address is the playground's to choose", "MacAddress")
			.refuse("it belongs to an image, not to a container", "OnBuild");
	}

	private static Fields host(GatewayProperties limits) {
		return new Fields().keep("AutoRemove", Checks.flag())
			.keep("Init", Checks.flag())
			.keep("ReadonlyRootfs", Checks.flag())
			.keep("NetworkMode",
					Checks.oneOf(Set.of("default", "bridge", "none"),
							"containers of this playground have no other network yet"))
			.keep("RestartPolicy", ContainerPolicy::noRestart)
			.keep("Memory", Checks.atMost(limits.memory().toBytes()))
			.keep("NanoCpus", Checks.atMost(nanos(limits.cpus())))
			.keep("PidsLimit", Checks.atMost(limits.processes()))
			.keep("CapAdd", ContainerPolicy::capabilities)
			.keep("CapDrop", Checks.texts(64, 64))
			.keep("IpcMode", Checks.oneOf(Set.of("private", "none"), "each container has its own"))
			.keep("CgroupnsMode", Checks.oneOf(Set.of("private"), "each container has its own"))
			.replace("ConsoleSize", "LogConfig", "MemorySwap", "MemorySwappiness", "MemoryReservation", "SecurityOpt")
			.refuse(NO_VOLUMES, "Binds", "Mounts", "VolumesFrom", "VolumeDriver", "Tmpfs")
			.refuse("published ports are not part of this playground yet; run it without -p", "PortBindings",
					"PublishAllPorts")
			.refuse("a privileged container owns the machine; run it without --privileged", "Privileged")
			.refuse(NO_HOST, "PidMode", "UTSMode", "UsernsMode", "Cgroup", "CgroupParent", "Links", "GroupAdd",
					"Devices", "DeviceCgroupRules", "DeviceRequests", "Runtime", "StorageOpt", "MaskedPaths",
					"ReadonlyPaths", "Isolation", "Annotations", "ContainerIDFile", "Sysctls", "OomScoreAdj",
					"OomKillDisable")
			.refuse("the playground sets the limits; --memory, --cpus and --pids-limit can be lowered", "CpuShares",
					"CpuPeriod", "CpuQuota", "CpuRealtimePeriod", "CpuRealtimeRuntime", "CpusetCpus", "CpusetMems",
					"CpuCount", "CpuPercent", "BlkioWeight", "BlkioWeightDevice", "BlkioDeviceReadBps",
					"BlkioDeviceWriteBps", "BlkioDeviceReadIOps", "BlkioDeviceWriteIOps", "IOMaximumIOps",
					"IOMaximumBandwidth", "KernelMemory", "KernelMemoryTCP", "ShmSize", "Ulimits")
			.refuse("names are resolved by the playground; run it without", "Dns", "DnsOptions", "DnsSearch",
					"ExtraHosts");
	}

	/** A check runs a program each time, so it may not run often. */
	private static Fields healthCheck() {
		Rule.Check pause = Checks.number(2 * SECOND, 86_400 * SECOND);
		return new Fields().keep("Test", Checks.texts(64, 4096))
			.keep("Interval", pause)
			.keep("Timeout", pause)
			.keep("StartPeriod", pause)
			.keep("StartInterval", pause)
			.keep("Retries", Checks.number(0, 10));
	}

	private static Fields networking() {
		return new Fields().keep("EndpointsConfig", ContainerPolicy::onlyDefaultEndpoint);
	}

	/** The docker CLI names the default network with an endpoint of zeros. */
	private static JsonNode onlyDefaultEndpoint(String field, JsonNode value) {
		Fields nothing = new Fields().refuse(OTHER_NETWORKS, "IPAMConfig", "Links", "Aliases", "MacAddress",
				"DriverOpts", "GwPriority", "NetworkID", "EndpointID", "Gateway", "IPAddress", "IPPrefixLen",
				"IPv6Gateway", "GlobalIPv6Address", "GlobalIPv6PrefixLen", "DNSNames");
		value.properties().forEach((endpoint) -> {
			if (!NETWORKS.contains(endpoint.getKey())) {
				throw Refusal.forbidden(field + " is refused: " + OTHER_NETWORKS);
			}
			Checks.object(nothing).pass(field, endpoint.getValue());
		});
		return JSON.objectNode();
	}

	/** What every container of a learner gets, whatever was asked. */
	private void limit(ObjectNode host) {
		long memory = host.path("Memory").asLong(this.limits.memory().toBytes());
		host.put("Memory", memory).put("MemorySwap", memory);
		host.put("NanoCpus", host.path("NanoCpus").asLong(nanos(this.limits.cpus())));
		host.put("PidsLimit", host.path("PidsLimit").asLong(this.limits.processes()));
		host.put("NetworkMode", "none");
		host.set("CapAdd", kept(host));
		host.putArray("CapDrop").add("ALL");
		host.putArray("SecurityOpt").add("no-new-privileges:true");
		host.putObject("RestartPolicy").put("Name", "no");
		host.putObject("LogConfig")
			.put("Type", "json-file")
			.putObject("Config")
			.put("max-size", Long.toString(this.limits.logSize().toBytes()))
			.put("max-file", "1");
	}

	/** The short list without what the learner drops: the daemon adds after it drops. */
	private static ArrayNode kept(ObjectNode host) {
		Set<String> dropped = bareNames(host.path("CapDrop"));
		Set<String> added = bareNames(host.path("CapAdd"));
		ArrayNode kept = JSON.arrayNode();
		CAPABILITIES.stream()
			.sorted()
			.filter((capability) -> added.contains(capability)
					|| !(dropped.contains("ALL") || dropped.contains(capability)))
			.forEach(kept::add);
		return kept;
	}

	private static JsonNode capabilities(String field, JsonNode value) {
		JsonNode asked = Checks.texts(64, 64).pass(field, value);
		List<String> refused = bareNames(asked).stream().filter((name) -> !CAPABILITIES.contains(name)).toList();
		if (!refused.isEmpty()) {
			throw Refusal.forbidden("CapAdd is refused: " + String.join(", ", refused)
					+ " is not among the capabilities of this playground, which are "
					+ String.join(", ", CAPABILITIES.stream().sorted().toList()));
		}
		return asked;
	}

	/** As the daemon reads them: in any case, with CAP_ before them or without. */
	private static Set<String> bareNames(JsonNode capabilities) {
		return capabilities.valueStream()
			.map((name) -> name.stringValue().toUpperCase(Locale.ROOT))
			.map((name) -> name.startsWith("CAP_") ? name.substring(4) : name)
			.collect(Collectors.toSet());
	}

	/** A working directory below /proc can name the host's files (CVE-2024-21626). */
	static JsonNode workingDirectory(String field, JsonNode value) {
		Checks.text(4096).pass(field, value);
		String path = value.stringValue();
		List<String> segments = Stream.of(path.split("/"))
			.filter((segment) -> !segment.isEmpty() && !segment.equals("."))
			.toList();
		boolean host = !segments.isEmpty() && Set.of("proc", "sys").contains(segments.getFirst());
		Checks.require(path.startsWith("/") && !segments.contains("..") && !host, field,
				"must be an absolute path without .., and not below /proc or /sys");
		return value;
	}

	private static JsonNode labels(String field, JsonNode value) {
		Checks.require(value.isObject() && value.size() <= 128, field, "is not a list of at most 128 labels");
		ObjectNode made = JSON.objectNode();
		value.properties().forEach((label) -> {
			Checks.require(!label.getKey().startsWith(SessionLabels.PREFIX), field,
					"cannot begin with " + SessionLabels.PREFIX + ", which is the playground's own");
			Checks.require(label.getKey().length() <= 1024, field, "has a name of more than 1024 characters");
			made.set(label.getKey(), Checks.text(4096).pass(field, label.getValue()));
		});
		return made;
	}

	private static JsonNode ports(String field, JsonNode value) {
		Checks.require(value.isObject() && value.size() <= 64, field, "is not a list of at most 64 ports");
		ObjectNode made = JSON.objectNode();
		value.properties().forEach((port) -> {
			Checks.require(PORT.matcher(port.getKey()).matches(), field, "is not a port such as 80/tcp");
			made.putObject(port.getKey());
		});
		return made;
	}

	private static JsonNode noRestart(String field, JsonNode value) {
		String name = value.path("Name").asString("");
		if (!Set.of("", "no").contains(name)) {
			throw Refusal.forbidden("RestartPolicy is refused: containers of this playground are not restarted; run it "
					+ "without --restart");
		}
		return JSON.objectNode();
	}

	private static long nanos(double cpus) {
		return (long) (cpus * SECOND);
	}

}
