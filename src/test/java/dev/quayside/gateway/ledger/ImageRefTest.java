package dev.quayside.gateway.ledger;

import dev.quayside.gateway.http.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ImageRefTest {

	@ParameterizedTest
	@CsvSource({ "alpine, alpine:latest, library/alpine", "alpine:3.20, alpine:3.20, library/alpine",
			"docker.io/library/alpine, alpine:latest, library/alpine", "library/alpine, alpine:latest, library/alpine",
			"me/app:v1, me/app:v1, me/app", "localhost:5000/app, localhost:5000/app:latest, app",
			"registry.example/a/b:1, registry.example/a/b:1, a/b" })
	void readsAReferenceAsDockerDoes(String text, String shown, String path) {
		ImageRef reference = ImageRef.parse(text);
		assertThat(reference).hasToString(shown);
		assertThat(reference.path()).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Alpine", "alpine:", "alpine: latest", "a//b", "/alpine", "alpine/", "../x",
			"alpine:a/b", "-alpine", "alpine@sha256:00" })
	void refusesWhatIsNone(String text) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> ImageRef.parse(text));
	}

}
