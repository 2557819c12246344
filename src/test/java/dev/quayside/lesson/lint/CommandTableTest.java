package dev.quayside.lesson.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What content may call is what the Docker client knows.
 */
class CommandTableTest {

	private static final Pattern FLAG = Pattern.compile("(?m)^ +(?:(-\\w), )?(--[a-z0-9-]+)(?: (\\S+))?(?:  |$)");

	@TestFactory
	List<DynamicTest> eachFlagThatTheClientTellsOfIsKnown() {
		return CommandTable.load().forms().stream().map((form) -> DynamicTest.dynamicTest(form.name(), () -> {
			assertThat(helpOf(form)).contains("docker " + form.name());
			FLAG.matcher(helpOf(form)).results().filter((flag) -> !flag.group(2).equals("--help")).forEach((flag) -> {
				assertThat(form.flags()).containsEntry(flag.group(2),
						new Flag(flag.group(2), flag.group(3) != null, isOffered(form, flag.group(2))));
				assertThat(flag.group(1) == null || form.flags().containsKey(flag.group(1))).isTrue();
			});
		})).toList();
	}

	private static boolean isOffered(CommandForm form, String flag) {
		return Optional.ofNullable(form.flags().get(flag)).map(Flag::offered).orElse(false);
	}

	private static String helpOf(CommandForm form) throws IOException {
		List<String> command = new ArrayList<>(List.of("docker"));
		command.addAll(List.of(form.name().split(" ")));
		command.add("--help");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

}
