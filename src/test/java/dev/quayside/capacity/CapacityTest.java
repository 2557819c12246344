package dev.quayside.capacity;

import java.time.Duration;
import java.util.Map;
import dev.quayside.capacity.Finding.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CapacityTest {

	private static final long MEGABYTE = 1 << 20;

	private static final Load LOAD = new Load(5, 18 * MEGABYTE, 2 * MEGABYTE, 30, 1, Map.of("dockerd", 10.0), MEGABYTE,
			Duration.ofMillis(300));

	private static final Room ROOMY = room(64_000, 500_000, 128);

	@Test
	void allIsGoodWhereThereIsRoom() {
		assertThat(Capacity.judge(30, LOAD, ROOMY)).allMatch((finding) -> finding.verdict() == Verdict.GOOD);
	}

	@Test
	void tooLittleMemoryIsToldWithTheNumberThatFits() {
		Finding memory = finding("Memory", 30, room(1312, 500_000, 128));
		assertThat(memory.verdict()).isEqualTo(Verdict.BAD);
		assertThat(memory.found()).contains("30 learners need 1712 MB", "40 MB each", "1312 MB can be had");
		assertThat(memory.remedy()).startsWith("20 would fit");
	}

	@Test
	void whereNoSessionFitsTheMemoryIsToldAndWhatToDo() {
		assertThat(Capacity.none(30, room(300, 500_000, 128))).extracting(Finding::line)
			.containsExactly(
					"bad\tSessions\t30 wanted, none fits now\tend other programs, or take a machine with more memory",
					"bad\tMemory\t300 MB can be had, too little for a session beside the reserve of the machine\t"
							+ "end other programs, or take a machine with more memory");
	}

	@Test
	void aDiskThatIsEnoughUnlessAllWriteWhatTheyMayIsWeak() {
		Finding disk = finding("Disk", 30, room(64_000, 6_512, 128));
		assertThat(disk.verdict()).isEqualTo(Verdict.WEAK);
		assertThat(disk.found())
			.isEqualTo("572 MB needed as measured, 45.5 GB if all write and build as much as they may; 6512 MB free");
		assertThat(disk.remedy()).contains("--quayside.bounds.written=133MB --quayside.gateway.image-bytes=66MB");
		assertThat(finding("Disk", 30, room(64_000, 46_591, 128)).verdict()).isEqualTo(Verdict.WEAK);
		assertThat(finding("Disk", 30, room(64_000, 46_592, 128)).verdict()).isEqualTo(Verdict.GOOD);
		assertThat(finding("Disk", 30, room(64_000, 100, 128)).verdict()).isEqualTo(Verdict.BAD);
	}

	@Test
	void fewInstancesOfInotifyAreToldWithTheSettingOfTheKernel() {
		Finding inotify = finding("Inotify", 80, room(64_000, 500_000, 128));
		assertThat(inotify.verdict()).isEqualTo(Verdict.BAD);
		assertThat(inotify.line())
			.isEqualTo("bad\tInotify\t160 instances needed, 128 left\tsudo sysctl fs.inotify.max_user_instances=8192");
	}

	@Test
	void moreLearnersThanSessionsAreAllowedIsTold() {
		assertThat(finding("Sessions", 120, ROOMY).remedy()).contains("--quayside.session.maximum=120");
	}

	private static Finding finding(String what, int learners, Room room) {
		return Capacity.judge(learners, LOAD, room)
			.stream()
			.filter((finding) -> finding.what().equals(what))
			.findFirst()
			.orElseThrow();
	}

	private static Room room(long memory, long disk, long watches) {
		return new Room(memory * MEGABYTE, disk * MEGABYTE, 30_000, watches, Map.of("dockerd", 1_000_000L), 16_384, 100,
				1024 * MEGABYTE, 512 * MEGABYTE);
	}

}
