package dev.quayside.gateway.policy;

import dev.quayside.gateway.tar.TarLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What {@code docker cp} may take.
 *
 * @param in that is copied into a container at a time
 * @param out that is copied out of a container at a time
 * @param entries files, folders and links copied into a container at a time
 * @param time that a client may take to send them, or to read what is copied out
 * @param atOnce archives that a session may send at a time, to copy, to load or to import
 */
@Validated
@ConfigurationProperties("quayside.gateway.copy")
public record ArchiveProperties(@DefaultValue("64MB") DataSize in, @DefaultValue("256MB") DataSize out,
		@DefaultValue("10000") @Min(1) @Max(1_000_000) int entries, @DefaultValue("5m") Duration time,
		@DefaultValue("4") @Min(1) @Max(1000) int atOnce) {

	/** What gzip reaches at its best, on zeros, is 1032. */
	private static final int RATIO = 200;

	/**
	 * The limits of what is copied in.
	 * @return as its reader takes them
	 */
	public TarLimits copyIn() {
		return new TarLimits(this.in.toBytes(), this.entries, RATIO);
	}

}
