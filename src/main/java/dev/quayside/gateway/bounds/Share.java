package dev.quayside.gateway.bounds;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a control group may take.
 *
 * @param memory in bytes
 * @param cpus in processors
 * @param processes and threads
 * @param weight when processors are wanted by others as well, 100 for what is usual
 */
record Share(OptionalLong memory, OptionalDouble cpus, OptionalLong processes, int weight) {

	/** What the server and all else of the machine have. */
	private static final int USUAL = 100;

	/** All learners together: as much as half of another program. */
	private static final int LEARNERS = 50;

	private static final int IDLE = 12;

	/** The least that learners are left on a machine that is too small. */
	private static final long LEAST_MEMORY = 256L << 20;

	private static final double LEAST_CPUS = 0.5;

	static Share ofSession(BoundsProperties bounds) {
		return new Share(OptionalLong.of(bounds.memory().toBytes()), OptionalDouble.of(bounds.cpus()),
				OptionalLong.of(bounds.processes()), weight(false));
	}

	static int weight(boolean awake) {
		return awake ? USUAL : IDLE;
	}

	static Share ofAll(BoundsProperties bounds, Machine machine) {
		long reserve = (bounds.memoryReserve().toBytes() > 0) ? bounds.memoryReserve().toBytes()
				: Math.max(512L << 20, machine.memory() / 8);
		long processes = (bounds.allProcesses() > 0) ? bounds.allProcesses() : machine.processes() / 2;
		return new Share(OptionalLong.of(Math.max(LEAST_MEMORY, machine.memory() - reserve)),
				OptionalDouble.of(Math.max(LEAST_CPUS, machine.cpus() - bounds.cpuReserve())),
				OptionalLong.of(processes), LEARNERS);
	}

	/**
	 * What there is.
	 *
	 * @param memory in bytes
	 * @param cpus processors
	 * @param processes and threads that the kernel can have
	 */
	record Machine(long memory, int cpus, long processes) {
	}

}
