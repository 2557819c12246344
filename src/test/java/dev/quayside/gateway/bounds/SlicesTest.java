package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Where systemd keeps the daemon's control groups, it bounds what learners run.
 */
class SlicesTest {

	private static final String ALL = "/quayside/my-school";

	private static final String SESSION = ALL + "/abc";

	private static final Share SHARE = new Share(OptionalLong.of(100L << 20), OptionalDouble.of(1.5),
			OptionalLong.of(20), 12);

	private static SystemdMachine machine;

	private static Slices slices;

	@BeforeAll
	static void start() throws Exception {
		assumeThat(SystemdMachine.canBe()).as("systemd").isTrue();
		machine = new SystemdMachine();
		slices = machine.slices();
	}

	@AfterAll
	static void stop() throws IOException {
		if (machine != null) {
			machine.close();
		}
	}

	@Test
	void aContainerIsBoundedWithAllOfItsGroup() throws IOException {
		String slice = slices.parent(SESSION);
		assertThat(slice).isEqualTo("quayside-my_school-abc.slice");
		slices.make("/quayside", SHARE);
		slices.make(ALL, SHARE);
		slices.make(SESSION, SHARE);
		SystemdMachine.succeed(machine.docker()
			.run("run", "-d", "--name=web", "--network=none", "--cgroup-parent=" + slice, "alpine", "sleep", "1000"));
		assertThat(property(slice, "MemoryMax")).isEqualTo("104857600");
		assertThat(property(slice, "CPUQuotaPerSecUSec")).isEqualTo("1.500000s");
		assertThat(property(slice, "TasksCurrent")).isEqualTo("1");
		assertThat(machine.docker().run("exec", "web", "sh", "-c", "for i in $(seq 40); do sleep 60 & done").err())
			.contains("can't fork");
		assertThat(property("quayside.slice", "MemoryMax")).as("of all servers").isEqualTo("104857600");
		assertThat(property("quayside.slice", "CPUWeight")).isEqualTo("12");
		assertThat(property("quayside.slice", "TasksCurrent")).isEqualTo(property(slice, "TasksCurrent"));
		assertThat(property(slices.parent(ALL), "TasksCurrent")).isEqualTo(property(slice, "TasksCurrent"));
		assertThat(slices.memoryBelow(ALL, Long.MAX_VALUE)).isPositive()
			.isEqualTo(slices.memoryBelow(SESSION, Long.MAX_VALUE));
		assertThat(slices.memoryBelow(ALL, 10)).isEqualTo(10);
		slices.weigh(SESSION, 100);
		assertThat(property(slice, "CPUWeight")).isEqualTo("100");
		assertThat(slices.below(ALL)).containsExactly("abc");
		assertThat(slices.remove(SESSION)).as("while something runs in it").isFalse();
		assertThat(machine.docker().run("inspect", "--format={{.State.Running}}", "web").out()).isEqualTo("true\n");

		machine.docker().run("rm", "-f", "web");
		assertThat(slices.remove(SESSION)).isTrue();
		assertThat(slices.below(ALL)).isEmpty();
		assertThat(slices.remove(ALL)).isTrue();
		assertThat(slices.remove("/quayside")).isTrue();
		assertThat(machine.run("ls /run/systemd/system.control")).isEmpty();
		assertThat(machine.run("systemctl list-units --plain --no-legend 'quayside*'")).isEmpty();
	}

	@Test
	void whyItCannotBeIsTold() {
		assertThatThrownBy(() -> slices.weigh("/quayside//x", 100)).isInstanceOf(IOException.class)
			.hasMessageStartingWith("systemctl set-property ended with 1: ");
	}

	private static String property(String slice, String name) {
		return machine.run("systemctl show --value --property=" + name + " " + slice);
	}

}
