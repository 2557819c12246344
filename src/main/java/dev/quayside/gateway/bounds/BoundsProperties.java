package dev.quayside.gateway.bounds;

import java.time.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What one session, and all together, may take of the machine.
 *
 * @param memory of all containers of one session together
 * @param cpus of all containers of one session together, in processors
 * @param processes of all containers of one session together
 * @param memoryReserve of the machine that no learner gets; 0 for an eighth of it, at
 * least 512 MB
 * @param cpuReserve of the machine that no learner gets, in processors
 * @param allProcesses of all sessions together; 0 for half of what the kernel has
 * @param awake for how long after a key was typed a session goes before others
 * @param written how many bytes one session may write: into its containers, volumes, home
 * and logs
 * @param files how many files one session may have there
 * @param diskReserve of the daemon's disk that no learner gets; 0 for a fifth of it, at
 * most 2 GB
 * @param diskPeriod how often it is looked whether something was written; a session that
 * writes too much is stopped within twice that and a second
 */
@Validated
@ConfigurationProperties("quayside.bounds")
public record BoundsProperties(@DefaultValue("1GB") DataSize memory, @DefaultValue("1.5") double cpus,
		@DefaultValue("512") @Min(16) @Max(100_000) int processes, @DefaultValue("0B") DataSize memoryReserve,
		@DefaultValue("0.25") double cpuReserve, @DefaultValue("0") @Min(0) int allProcesses,
		@DefaultValue("30s") Duration awake, @DefaultValue("1GB") DataSize written,
		@DefaultValue("50000") @Min(100) int files, @DefaultValue("0B") DataSize diskReserve,
		@DefaultValue("250ms") Duration diskPeriod) {

	private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(64);

	private static final DataSize LEAST_WRITTEN = DataSize.ofMegabytes(1);

	private static final double LEAST_CPUS = 0.01;

	public BoundsProperties {
		require(memory.compareTo(LEAST_MEMORY) >= 0, "memory", memory, "give at least 64MB, say 1GB");
		require(cpus >= LEAST_CPUS, "cpus", cpus, "give at least 0.01, say 1.5");
		require(!memoryReserve.isNegative(), "memory-reserve", memoryReserve, "give a size, or 0 to have it measured");
		require(cpuReserve >= 0, "cpu-reserve", cpuReserve, "give a number from 0, say 0.25");
		require(awake.isPositive(), "awake", awake, "give a time above zero, say 30s");
		require(written.compareTo(LEAST_WRITTEN) >= 0, "written", written, "give at least 1MB, say 1GB");
		require(!diskReserve.isNegative(), "disk-reserve", diskReserve, "give a size, or 0 to have it measured");
		require(diskPeriod.isPositive(), "disk-period", diskPeriod, "give a time above zero, say 250ms");
	}

	private static void require(boolean holds, String name, Object value, String remedy) {
		if (!holds) {
			throw new IllegalArgumentException("quayside.bounds." + name + " is '" + value + "'; " + remedy);
		}
	}

}
