package dev.quayside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/security.md} claims is shown by tests that exist.
 */
class SecurityClaimsTest {

	private static final Path TESTS = Path.of("src/test/java");

	private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+Test)#([A-Za-z]+)`");

	@Test
	void everyTestThatThisPageNamesIsThere() throws IOException {
		List<String> named = NAMED.matcher(Files.readString(Path.of("docs/security.md")))
			.results()
			.map((name) -> name.group(1) + "#" + name.group(2))
			.distinct()
			.toList();
		assertThat(named).hasSizeGreaterThan(30).allSatisfy((name) -> {
			String[] parts = name.split("#");
			assertThat(testsOf(parts[0])).as(name).contains(parts[1]);
		});
	}

	private static List<String> testsOf(String simpleName) {
		try (Stream<Path> files = Files.walk(TESTS)) {
			return files.filter((file) -> file.getFileName().toString().equals(simpleName + ".java"))
				.flatMap((file) -> Arrays.stream(load(file).getDeclaredMethods()))
				.filter((method) -> AnnotationSupport.isAnnotated(method, Testable.class))
				.map(Method::getName)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Class<?> load(Path file) {
		String name = TESTS.relativize(file).toString().replace('/', '.').replaceFirst("\\.java$", "");
		try {
			return Class.forName(name, false, SecurityClaimsTest.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new AssertionError(name + " is no class", ex);
		}
	}

}
