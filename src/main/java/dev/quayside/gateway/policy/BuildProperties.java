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
 * What a build may take.
 *
 * @param context the files that are sent with it
 * @param entries files, folders and links in the context
 * @param files what one COPY may take out of an image
 * @param time from the first byte of the context to the end
 * @param steps in its Dockerfile
 * @param atOnce how many builds all sessions together may have; each session one
 * @param cached steps that one session keeps for later builds
 * @param cachedBytes what these steps may have added together
 */
@Validated
@ConfigurationProperties("quayside.gateway.build")
public record BuildProperties(@DefaultValue("64MB") DataSize context,
		@DefaultValue("20000") @Min(1) @Max(1_000_000) int entries, @DefaultValue("256MB") DataSize files,
		@DefaultValue("10m") Duration time, @DefaultValue("100") @Min(1) @Max(1000) int steps,
		@DefaultValue("4") @Min(1) @Max(1000) int atOnce, @DefaultValue("200") @Min(0) @Max(10_000) int cached,
		@DefaultValue("512MB") DataSize cachedBytes) {

	private static final int RATIO = 200;

	/**
	 * The limits of the context, and of each archive in it.
	 * @return as its reader takes them
	 */
	public TarLimits contextLimits() {
		return new TarLimits(this.context.toBytes(), this.entries, RATIO);
	}

	/**
	 * The limits of what is copied from one image into another.
	 * @return as its reader takes them
	 */
	public TarLimits fileLimits() {
		return new TarLimits(this.files.toBytes(), this.entries, RATIO);
	}

}
