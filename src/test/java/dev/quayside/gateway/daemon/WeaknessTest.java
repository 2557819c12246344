package dev.quayside.gateway.daemon;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WeaknessTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Engine     | 20.10.24+dfsg1 | CVE-2026-41567
			Engine     | 28.5.2         | CVE-2026-41567
			Engine     | 29.6.9         | CVE-2026-17106
			Engine     | 29.7.0         |
			Engine     | 29.10.1        |
			Engine     | 30.0.0-rc.1    |
			runc       | 1.1.5+ds1      | CVE-2024-21626
			runc       | 1.1.12         | CVE-2025-31133
			runc       | v1.3.5         | CVE-2026-41579
			runc       | 1.3.6+ds1-1    |
			runc       | 1.4            |
			containerd | 1.6.20~ds1     | mended since
			containerd | v2.2.5         |
			containerd | unknown        |
			containerd | ''             |
			other      | 0.1            |
			""")
	void anOldVersionHasItsWeaknessAndALaterOneHasNot(String part, String version, @Nullable String what) {
		if (what == null) {
			assertThat(Weakness.of(part, version)).isEmpty();
		}
		else {
			assertThat(Weakness.of(part, version))
				.hasValueSatisfying((weakness) -> assertThat(weakness.what()).contains(what));
		}
	}

}
