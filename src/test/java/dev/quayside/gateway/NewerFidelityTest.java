package dev.quayside.gateway;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/**
 * The same commands where both daemons are of Docker 28.
 */
@ExtendWith(NewerDaemon.Condition.class)
@ContextConfiguration(classes = NewerDaemonTest.OnNewerDaemon.class, inheritLocations = false)
class NewerFidelityTest extends FidelityTest {

	NewerFidelityTest(@Autowired Gateway gateway) throws IOException {
		super(gateway);
	}

	@Override
	boolean newer() {
		return true;
	}

}
