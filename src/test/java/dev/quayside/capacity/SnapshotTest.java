package dev.quayside.capacity;

import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

class SnapshotTest {

	@Test
	void theMachineHasRoomForWhatRunsNow() {
		assertThat(Snapshot.tasksLeft()).isGreaterThan(Thread.getAllStackTraces().size());
	}

}
