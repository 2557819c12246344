package dev.quayside.engine;

import java.util.List;
import java.util.Map;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.LogConfig.LoggingType;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;

/**
 * A {@link ContainerSpec} in docker-java's words.
 */
final class CreateCommand {

	private static final double NANOS = 1e9;

	private CreateCommand() {
	}

	static CreateContainerCmd of(DockerClient docker, ContainerSpec spec) {
		return docker.createContainerCmd(spec.image())
			.withName(spec.name())
			.withUser(spec.user())
			.withLabels(spec.labels())
			.withTty(true)
			.withStdinOpen(true)
			.withAttachStdin(true)
			.withAttachStdout(true)
			.withAttachStderr(true)
			.withHostConfig(host(spec));
	}

	private static HostConfig host(ContainerSpec spec) {
		ContainerSpec.Limits limits = spec.limits();
		return HostConfig.newHostConfig()
			.withNetworkMode("none")
			.withCapDrop(Capability.ALL)
			.withSecurityOpts(List.of("no-new-privileges"))
			.withMounts(spec.mounts().stream().map(CreateCommand::mount).toList())
			.withMemory(limits.memoryBytes())
			.withMemorySwap(limits.memoryBytes())
			.withNanoCPUs((long) (limits.cpus() * NANOS))
			.withPidsLimit(limits.pids())
			.withCgroupParent(limits.group())
			.withLogConfig(log(limits.logBytes()));
	}

	/**
	 * The driver {@code local} writes less than {@code json-file} and is read back by
	 * {@code attach} with {@code logs=1} as well.
	 */
	private static LogConfig log(long bytes) {
		return new LogConfig(LoggingType.LOCAL,
				Map.of("max-size", Long.toString(bytes), "max-file", "2", "compress", "false"));
	}

	private static Mount mount(ContainerSpec.Mount mount) {
		return switch (mount) {
			case ContainerSpec.Folder folder -> new Mount().withType(MountType.BIND)
				.withSource(folder.source())
				.withTarget(folder.target())
				.withReadOnly(true);
			case ContainerSpec.Volume volume ->
				new Mount().withType(MountType.VOLUME).withSource(volume.name()).withTarget(volume.target());
		};
	}

}
