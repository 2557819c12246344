package dev.quayside.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Judges whether so many learners fit: what a few sessions took, times their number.
 */
final class Capacity {

	/** What is kept free for the system, its caches and what nobody thought of. */
	private static final long RESERVE = 512L << 20;

	/** Learners do more in bursts than one container that sleeps. */
	private static final double BURSTS = 2;

	private static final double MEGABYTE = 1 << 20;

	private Capacity() {
	}

	static List<Finding> judge(int learners, Load load, Room room) {
		List<Finding> findings = new ArrayList<>();
		findings.add(Finding.of(learners <= room.sessions(), "Sessions",
				"%d wanted, %d allowed".formatted(learners, room.sessions()),
				"./quayside up -- --quayside.session.maximum=" + learners));
		findings.add(memory(learners, load, room));
		findings.add(disk(learners, load, room));
		findings.add(counted("Processes", learners * load.tasks() * BURSTS, room.tasks(), "tasks",
				"sudo sysctl kernel.pid_max=4194304 kernel.threads-max=500000"));
		if (room.watches() >= 0) {
			findings.add(counted("Inotify", learners * load.watches() * BURSTS, room.watches(), "instances",
					"sudo sysctl fs.inotify.max_user_instances=8192"));
		}
		else {
			findings.add(new Finding(Finding.Verdict.WEAK, "Inotify", "who uses how much is told to root alone",
					"run this as root"));
		}
		for (Map.Entry<String, Double> program : load.files().entrySet()) {
			findings.add(counted("Open files", learners * program.getValue() * BURSTS,
					room.files().getOrDefault(program.getKey(), 0L), "files of " + program.getKey(),
					"raise LimitNOFILE of its service, or 'ulimit -n' where it is started"));
		}
		findings.add(counted("Networks", learners * BURSTS, room.networks(), "networks",
				"give the playground a larger range: ./quayside up -- --quayside.gateway.network-pool=10.192.0.0/12"));
		return findings;
	}

	/**
	 * Where no session fits: only the memory that is free allows less than one.
	 */
	static List<Finding> none(int learners, Room room) {
		String remedy = "end other programs, or take a machine with more memory";
		return List.of(
				new Finding(Finding.Verdict.BAD, "Sessions", "%d wanted, none fits now".formatted(learners), remedy),
				new Finding(Finding.Verdict.BAD, "Memory",
						"%s can be had, too little for a session beside the reserve of the machine"
							.formatted(megabytes(room.memory())),
						remedy));
	}

	private static Finding memory(int learners, Load load, Room room) {
		long each = Math.round((load.memory() + load.server()) * BURSTS);
		long needed = learners * each + RESERVE;
		String found = "%d learners need %s (%s each at work, twice what was measured), %s can be had"
			.formatted(learners, megabytes(needed), megabytes(each), megabytes(room.memory()));
		return Finding.of(needed <= room.memory(), "Memory", found,
				"%d would fit: take fewer, or a machine with more memory"
					.formatted(Math.max(0, (room.memory() - RESERVE) / Math.max(1, each))));
	}

	private static Finding disk(int learners, Load load, Room room) {
		long needed = learners * load.disk() * 2 + RESERVE;
		long each = room.written() + room.images();
		long worst = learners * each + RESERVE;
		String found = "%s needed as measured, %s if all write and build as much as they may; %s free"
			.formatted(megabytes(needed), megabytes(worst), megabytes(room.disk()));
		if (needed <= room.disk() && worst > room.disk()) {
			double part = (room.disk() - RESERVE) / (double) learners / each;
			return new Finding(Finding.Verdict.WEAK, "Disk", found,
					"make room, or let each write less: ./quayside up -- --quayside.bounds.written=%dMB --quayside.gateway.image-bytes=%dMB"
						.formatted(wholeMegabytes(room.written() * part), wholeMegabytes(room.images() * part)));
		}
		return Finding.of(needed <= room.disk(), "Disk", found, "make room: 'docker system df' says what takes it");
	}

	private static long wholeMegabytes(double bytes) {
		return Math.max(1, (long) (bytes / MEGABYTE));
	}

	private static Finding counted(String what, double needed, long left, String of, String remedy) {
		return Finding.of(needed <= left, what,
				String.format(Locale.ROOT, "%.0f %s needed, %d left", Math.ceil(needed), of, left), remedy);
	}

	private static String megabytes(long bytes) {
		return (bytes >= 10L << 30) ? String.format(Locale.ROOT, "%.1f GB", bytes / MEGABYTE / 1024)
				: String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE);
	}

}
