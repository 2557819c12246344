package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.policy.GatewayProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the engine is: {@code _ping}, {@code version}, {@code info}.
 */
@Component
class SystemEndpoints implements Endpoints {

	/**
	 * All that a session learns of the host; the rest of the daemon's answer is its
	 * operator's.
	 */
	private static final List<String> SHOWN = List.of("Driver", "MemoryLimit", "SwapLimit", "CpuCfsPeriod",
			"CpuCfsQuota", "CPUShares", "CPUSet", "PidsLimit", "KernelMemory", "KernelMemoryTCP", "IPv4Forwarding",
			"BridgeNfIptables", "BridgeNfIp6tables", "DriverStatus", "ContainerdCommit", "RuncCommit", "InitCommit",
			"OomKillDisable", "SystemTime", "LoggingDriver", "CgroupDriver", "CgroupVersion", "KernelVersion",
			"OperatingSystem", "OSVersion", "OSType", "Architecture", "ServerVersion", "DefaultRuntime",
			"SecurityOptions", "InitBinary");

	private final GatewayProperties limits;

	private final Daemon daemon;

	SystemEndpoints(GatewayProperties limits, Daemon daemon) {
		this.daemon = daemon;
		this.limits = limits;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("HEAD", "/_ping", SystemEndpoints::ping),
				Route.of("GET", "/_ping", SystemEndpoints::ping), Route.of("GET", "/version", this::version),
				Route.of("GET", "/info", this::info));
	}

	/** No Builder-Version: the docker CLI then builds by the classic protocol. */
	private static void ping(Call call) throws IOException {
		call.exchange()
			.text(200, Map.of("Cache-Control", "no-cache, no-store, must-revalidate", "Pragma", "no-cache", "Swarm",
					"inactive"), "OK".getBytes(StandardCharsets.US_ASCII));
	}

	/** The versions of the API are those that a session is offered. */
	private void version(Call call) throws IOException {
		ObjectNode version = (ObjectNode) call.get(Target.of("/version"));
		String newest = this.daemon.profile().api().toString();
		version.put("ApiVersion", newest).put("MinAPIVersion", ApiVersion.OLDEST.toString());
		version.path("Components").forEach((component) -> {
			if (component.path("Details") instanceof ObjectNode details && details.has("ApiVersion")) {
				details.put("ApiVersion", newest).put("MinAPIVersion", ApiVersion.OLDEST.toString());
			}
		});
		call.json(200, version);
	}

	private void info(Call call) throws IOException {
		JsonNode said = call.get(Target.of("/info"));
		ObjectNode info = JsonNodeFactory.instance.objectNode();
		info.put("ID", call.engine().session().value()).put("Name", "quayside");
		SHOWN.stream().filter(said::has).forEach((field) -> info.set(field, said.get(field)));
		OwnContainers own = OwnContainers.of(call);
		info.put("Containers", own.count())
			.put("ContainersRunning", own.count("running"))
			.put("ContainersPaused", own.count("paused"))
			.put("ContainersStopped", own.count() - own.count("running") - own.count("paused"))
			.put("Images", call.engine().images().all().stream().map((image) -> image.id()).distinct().count())
			.put("NCPU", (int) Math.ceil(this.limits.cpus()))
			.put("MemTotal", this.limits.memory().toBytes());
		String runtime = said.path("DefaultRuntime").asString("runc");
		info.putObject("Runtimes").putObject(runtime).put("path", runtime);
		asOnTheFirstDay(info);
		asLaterReleasesHaveIt(info, said);
		call.json(200, info);
	}

	/** What an engine of Docker 28 says beside that. */
	private static void asLaterReleasesHaveIt(ObjectNode info, JsonNode said) {
		if (!said.path("CDISpecDirs").isEmpty()) {
			info.putArray("CDISpecDirs").add("/etc/cdi").add("/var/run/cdi");
		}
		String loopback = "::1/128";
		JsonNode registries = said.path("RegistryConfig").path("InsecureRegistryCIDRs");
		if (registries.valueStream().anyMatch((range) -> range.asString("").equals(loopback))) {
			info.withObjectProperty("RegistryConfig").withArrayProperty("InsecureRegistryCIDRs").insert(0, loopback);
		}
	}

	/** What an engine says that nobody has configured. */
	private static void asOnTheFirstDay(ObjectNode info) {
		info.put("DockerRootDir", "/var/lib/docker")
			.put("IndexServerAddress", "https://index.docker.io/v1/")
			.put("HttpProxy", "")
			.put("HttpsProxy", "")
			.put("NoProxy", "")
			.put("Isolation", "")
			.put("NFd", 0)
			.put("NGoroutines", 0)
			.put("NEventsListener", 0)
			.put("ExperimentalBuild", false)
			.put("LiveRestoreEnabled", false)
			.put("Debug", false)
			.putNull("GenericResources")
			.putNull("Warnings")
			.putArray("Labels");
		ObjectNode registries = info.putObject("RegistryConfig");
		registries.putArray("AllowNondistributableArtifactsCIDRs");
		registries.putArray("AllowNondistributableArtifactsHostnames");
		registries.putArray("InsecureRegistryCIDRs").add("127.0.0.0/8");
		registries.putArray("Mirrors");
		registries.putObject("IndexConfigs")
			.putObject("docker.io")
			.put("Name", "docker.io")
			.put("Official", true)
			.put("Secure", true)
			.putArray("Mirrors");
		info.putObject("Swarm")
			.put("LocalNodeState", "inactive")
			.put("NodeID", "")
			.put("NodeAddr", "")
			.put("ControlAvailable", false)
			.put("Error", "")
			.putNull("RemoteManagers");
		ObjectNode plugins = info.putObject("Plugins").putNull("Authorization");
		plugins.putArray("Volume").add("local");
		plugins.putArray("Network").add("bridge").add("host").add("null");
		plugins.putArray("Log").add("json-file");
	}

}
