package dev.quayside.gateway.policy;

import dev.quayside.gateway.http.Refusal;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a {@code HostConfig} may say, field by field, and what every container of a
 * learner gets whatever it says. Safe for use by several threads.
 */
@Component
public class HostPolicy {

	private static final String NO_HOST = "it would reach beyond the container; run it without";

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final GatewayProperties limits;

	HostPolicy(GatewayProperties limits) {
		this.limits = limits;
	}

	Fields fields(MountRules mounts, NetworkRules networks) {
		Fields fields = resources().keep("AutoRemove", Checks.flag())
			.keep("Init", Checks.flag())
			.keep("ReadonlyRootfs", Checks.flag())
			.keep("NetworkMode", networks::mode)
			.keep("RestartPolicy", HostPolicy::noRestart)
			.keep("CapAdd", Capabilities::added)
			.keep("CapDrop", Checks.texts(64, 64))
			.keep("IpcMode", Checks.oneOf(Set.of("private", "none"), "each container has its own"))
			.keep("CgroupnsMode", Checks.oneOf(Set.of("private"), "each container has its own"))
			.keep("ShmSize", Checks.atMost(this.limits.memory().toBytes()))
			.replace("ConsoleSize", "LogConfig", "SecurityOpt")
			.refuse("published ports are not part of this playground yet; run it without -p", "PortBindings",
					"PublishAllPorts")
			.refuse("a privileged container owns the machine; run it without --privileged", "Privileged")
			.refuse(NO_HOST, "PidMode", "UTSMode", "UsernsMode", "Cgroup", "GroupAdd", "Runtime", "StorageOpt",
					"Isolation", "Annotations", "ContainerIDFile", "Sysctls", "OomScoreAdj")
			.refuseAny("what it covers is the host's; run it without", "MaskedPaths", "ReadonlyPaths")
			.refuse("put both on a network of your own, where containers find each other by name", "Links")
			.refuse("names are resolved by the playground; run it without", "Dns", "DnsOptions", "DnsSearch",
					"ExtraHosts");
		mounts.addTo(fields);
		return fields;
	}

	/** The fields that {@code POST /containers/{id}/update} has, too. */
	private Fields resources() {
		return new Fields().keep("Memory", Checks.atMost(this.limits.memory().toBytes()))
			.keep("NanoCpus", Checks.atMost(nanos()))
			.keep("PidsLimit", Checks.atMost(this.limits.processes()))
			.keep("BlkioWeight", Checks.number(10, 500))
			.replace("MemorySwap", "MemorySwappiness", "MemoryReservation")
			.refuse(NO_HOST, "CgroupParent", "Devices", "DeviceCgroupRules", "DeviceRequests", "OomKillDisable")
			.refuse("the playground sets the limits; --memory, --cpus and --pids-limit can be lowered", "CpuShares",
					"CpuPeriod", "CpuQuota", "CpuRealtimePeriod", "CpuRealtimeRuntime", "CpusetCpus", "CpusetMems",
					"CpuCount", "CpuPercent", "BlkioWeightDevice", "BlkioDeviceReadBps", "BlkioDeviceWriteBps",
					"BlkioDeviceReadIOps", "BlkioDeviceWriteIOps", "IOMaximumIOps", "IOMaximumBandwidth",
					"KernelMemory", "KernelMemoryTCP", "Ulimits");
	}

	/**
	 * Makes the body of an update. What is zero stays as it is.
	 * @param sent the client's body
	 * @return what is allowed of it, within the limits
	 * @throws Refusal if something is not allowed
	 */
	public ObjectNode update(ObjectNode sent) {
		ObjectNode made = resources().keep("RestartPolicy", HostPolicy::noRestart).apply(sent);
		made.remove("RestartPolicy");
		if (made.has("Memory")) {
			made.put("MemorySwap", made.path("Memory").longValue());
		}
		return made;
	}

	void limit(ObjectNode host, Names names) {
		long memory = host.path("Memory").asLong(this.limits.memory().toBytes());
		host.put("Memory", memory).put("MemorySwap", memory);
		host.put("NanoCpus", host.path("NanoCpus").asLong(nanos()));
		host.put("PidsLimit", host.path("PidsLimit").asLong(this.limits.processes()));
		if (!host.has("NetworkMode")) {
			host.put("NetworkMode", names.defaultNetwork());
		}
		if (this.limits.internet() == GatewayProperties.Internet.NONE
				&& !host.path("NetworkMode").asString("").startsWith("container:")) {
			// Docker's own resolver says nothing at all of a name that it would have to
			// ask
			// the internet for: ten seconds, if one waits as resolv.conf(5) has it.
			host.putArray("DnsOptions").add("timeout:1").add("attempts:1");
		}
		Capabilities.limit(host);
		if (!this.limits.runtime().isEmpty()) {
			host.put("Runtime", this.limits.runtime());
		}
		host.putArray("SecurityOpt").add("no-new-privileges:true");
		host.putObject("RestartPolicy").put("Name", "no");
		host.putObject("LogConfig")
			.put("Type", "json-file")
			.putObject("Config")
			.put("max-size", Long.toString(this.limits.logSize().toBytes()))
			.put("max-file", "1");
	}

	private static JsonNode noRestart(String field, JsonNode value) {
		if (!Set.of("", "no").contains(value.path("Name").asString(""))) {
			throw Refusal.forbidden("RestartPolicy is refused: containers of this playground are not restarted; run it "
					+ "without --restart");
		}
		return JSON.objectNode();
	}

	private long nanos() {
		return (long) (this.limits.cpus() * 1_000_000_000);
	}

}
