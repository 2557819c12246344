package dev.quayside;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

	@Test
	void partsHaveNoCyclesAndUseOnlyEachOthersOpenTypes() {
		ApplicationModules.of(QuaysideApplication.class).verify();
	}

}
