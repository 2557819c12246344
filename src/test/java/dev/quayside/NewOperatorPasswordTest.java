package dev.quayside;

import dev.quayside.operator.OperatorPassword;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class NewOperatorPasswordTest {

	@Test
	void isPrintedAloneAndCountsAtOnceInTheServerThatRuns(CapturedOutput output) {
		try (Server server = Server.run()) {
			OperatorPassword asked = server.part(OperatorPassword.class);
			String before = asked.renew();
			int said = output.getOut().length();
			QuaysideApplication.main(new String[] { "operator-password", server.data().toString() });
			String printed = output.getOut().substring(said).strip();
			assertThat(printed).matches("([a-z2-9]{5}-){4}[a-z2-9]{5}");
			assertThat(asked.matches(printed)).isTrue();
			assertThat(asked.matches(before)).isFalse();
		}
	}

}
