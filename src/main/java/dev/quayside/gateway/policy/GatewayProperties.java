package dev.quayside.gateway.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a learner's containers may take, for each session.
 *
 * @param memory of one container, swap included; at least 6 MB
 * @param cpus of one container, in processors
 * @param processes of one container
 * @param logSize of one container
 * @param containers of one session, running or not
 * @param running containers of one session
 * @param execs of one container, made or running
 * @param networks of one session, beside its default one
 * @param volumes of one session
 * @param images that one session made, each of its names counted
 * @param imageBytes that the images which one session made may take together
 * @param imageTime that a client may take to send an image
 * @param networkPool the addresses of which each network gets sixteen
 * @param internet whether containers reach the internet: {@code OPEN} or {@code NONE}
 * @param connections of one session to its socket at a time
 * @param statistics streams of {@code docker stats} of one session at a time
 * @param exportSize of one {@code docker export}
 * @param exportTime of one {@code docker export}
 * @param runtime the OCI runtime of containers, say {@code runsc}, as the daemon knows
 * it; empty for the one that the daemon takes by itself
 */
@Validated
@ConfigurationProperties("quayside.gateway")
public record GatewayProperties(@DefaultValue("256MB") DataSize memory, @DefaultValue("1.0") double cpus,
		@DefaultValue("128") @Min(8) @Max(4096) int processes, @DefaultValue("1MB") DataSize logSize,
		@DefaultValue("32") @Min(1) @Max(1000) int containers, @DefaultValue("12") @Min(1) @Max(1000) int running,
		@DefaultValue("32") @Min(1) @Max(1000) int execs, @DefaultValue("8") @Min(0) @Max(100) int networks,
		@DefaultValue("16") @Min(0) @Max(1000) int volumes, @DefaultValue("200") @Min(1) @Max(10_000) int images,
		@DefaultValue("512MB") DataSize imageBytes, @DefaultValue("10m") Duration imageTime,
		@DefaultValue("10.200.0.0/14") NetworkPool networkPool, @DefaultValue("none") Internet internet,
		@DefaultValue("64") @Min(4) @Max(4096) int connections, @DefaultValue("16") @Min(1) @Max(1000) int statistics,
		@DefaultValue("1GB") DataSize exportSize, @DefaultValue("10m") Duration exportTime,
		@DefaultValue("") @Pattern(regexp = "(?:[a-zA-Z0-9][a-zA-Z0-9._-]{0,63})?") String runtime) {

	/**
	 * Whether containers reach the internet.
	 */
	public enum Internet {

		/** They do; private and link-local addresses stay closed. */
		OPEN,

		/** They reach each other only. */
		NONE

	}

	public GatewayProperties {
		if (memory.toMegabytes() < 6) {
			throw new IllegalArgumentException("quayside.gateway.memory is " + memory + "; give at least 6MB");
		}
		if (cpus <= 0 || cpus > 1024) {
			throw new IllegalArgumentException("quayside.gateway.cpus is " + cpus + "; give a number above 0");
		}
	}

}
