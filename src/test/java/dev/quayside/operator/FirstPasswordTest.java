package dev.quayside.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How whoever runs the server comes by the password.
 */
@ExtendWith(OutputCaptureExtension.class)
class FirstPasswordTest {

	private static final String TOLD = "told this once: ";

	@Test
	void isToldAtTheFirstStartAndNeverAgain(CapturedOutput output) {
		try (Server server = Server.run()) {
			String password = told(output).getFirst();
			assertThat(password).matches("([a-z2-9]{5}-){4}[a-z2-9]{5}");
			server.stop();
			server.start();
			assertThat(told(output)).containsExactly(password);
			try (Visitor visitor = new Visitor(server)) {
				assertThat(visitor.logIn(password).body()).contains("The playground");
			}
		}
	}

	@Test
	void aNewOneIsToldWhereAnOlderServerKeptOneInAnotherForm(CapturedOutput output) throws IOException {
		try (Server server = Server.run()) {
			server.stop();
			Files.writeString(server.data().resolve("operator-password"), "$2a$10$" + "x".repeat(53));
			server.start();
			assertThat(told(output)).hasSize(2);
			assertThat(server.part(OperatorPassword.class).matches(told(output).getLast())).isTrue();
		}
	}

	private static List<String> told(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains(TOLD))
			.map((line) -> line.substring(line.indexOf(TOLD) + TOLD.length()))
			.toList();
	}

}
