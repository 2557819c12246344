package dev.quayside.gateway.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of old versions of a part of Docker.
 *
 * @param part as the daemon calls it in {@code GET /version}
 * @param mended the first version without it
 * @param what it is
 */
public record Weakness(String part, String mended, String what) {

	private static final List<Weakness> KNOWN = read();

	/**
	 * The first that is known of a version. A version that cannot be read has none: some
	 * distributions leave a part's version out.
	 * @param part as the daemon calls it, say {@code runc}
	 * @param version as the daemon tells it, say {@code 1.1.5+ds1}
	 * @return the weakness, if there is one
	 */
	public static Optional<Weakness> of(String part, String version) {
		Release release = Release.of(version);
		return KNOWN.stream()
			.filter((weakness) -> weakness.part.equals(part) && !release.numbers().isEmpty()
					&& release.compareTo(Release.of(weakness.mended)) < 0)
			.findFirst();
	}

	private static List<Weakness> read() {
		try (InputStream list = Objects.requireNonNull(Weakness.class.getResourceAsStream("weaknesses.txt"))) {
			return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.split("\\|", 3))
				.map((parts) -> new Weakness(parts[0], parts[1], parts[2]))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
