package dev.quayside;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class StartFailureTest {

	@Test
	void aSettingThatCannotBeReadIsToldByNameAndReason() {
		assertThat(sentence("quayside.session.idle", "banana", Duration.class))
			.isEqualTo("The setting quayside.session.idle is wrong: 'banana' is not a valid duration");
	}

	@Test
	void aPartThatJudgesItsSettingsHasTheLastWord() {
		assertThat(sentence("quayside.test.size", "0", Judged.class))
			.isEqualTo("quayside.test.size is 0; name one above");
	}

	private static String sentence(String name, String value, Class<?> type) {
		Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(name, value)));
		String place = type.isRecord() ? name.substring(0, name.lastIndexOf('.')) : name;
		BindException failure = catchThrowableOfType(BindException.class, () -> binder.bind(place, type));
		return Objects.requireNonNull(new StartFailure().analyze(new IllegalStateException(failure))).getDescription();
	}

	record Judged(int size) {

		Judged {
			if (size < 1) {
				throw new IllegalArgumentException("quayside.test.size is " + size + "; name one above");
			}
		}

	}

}
