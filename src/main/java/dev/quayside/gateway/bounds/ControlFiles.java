package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Control groups as files, in the kernel's version 1 (cgroup-v1/memory.rst,
 * sched-bwc.rst, pids.rst) and 2 (cgroup-v2.rst).
 */
final class ControlFiles implements Groups {

	/** In microseconds, the kernel's own. */
	private static final long PERIOD = 100_000;

	/** What 100 is in version 2. */
	private static final int SHARES = 1024;

	private static final int LEAST_SHARES = 2;

	private final Path root;

	private final boolean unified;

	/**
	 * The control groups of a machine.
	 * @param root where they are mounted
	 * @param version 1 or 2
	 */
	ControlFiles(Path root, int version) {
		this.root = root;
		this.unified = version == 2;
	}

	@Override
	public String parent(String group) {
		return group;
	}

	@Override
	public void make(String group, Share share) throws IOException {
		if (this.unified) {
			enableAbove(group);
		}
		for (Path folder : folders(group)) {
			Files.createDirectories(folder);
		}
		for (Map.Entry<String, String> limit : limits(share).entrySet()) {
			write(group, limit.getKey(), limit.getValue());
		}
	}

	@Override
	public void weigh(String group, int weight) throws IOException {
		write(group, this.unified ? "cpu.weight" : "cpu.shares", weightText(weight));
	}

	/** In version 1 from all hierarchies: the daemon made it in each. */
	@Override
	public boolean remove(String group) throws IOException {
		boolean removed = true;
		for (Path folder : everywhere(group)) {
			removed &= removeTree(folder);
		}
		return removed;
	}

	@Override
	public long memoryBelow(String group, long most) throws IOException {
		return MemoryUse.below(this.root, this.unified ? 2 : 1, group.substring(1), most);
	}

	@Override
	public Set<String> below(String group) throws IOException {
		Path folder = folders(group).getFirst();
		if (!Files.isDirectory(folder)) {
			return Set.of();
		}
		try (Stream<Path> inside = Files.list(folder)) {
			return inside.filter(Files::isDirectory)
				.map((each) -> each.getFileName().toString())
				.collect(Collectors.toSet());
		}
	}

	private static boolean removeTree(Path folder) throws IOException {
		try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
			for (Path below : inside.filter(Files::isDirectory).toList()) {
				removeTree(below);
			}
			Files.deleteIfExists(folder);
			return true;
		}
		catch (DirectoryNotEmptyException | NoSuchFileException _) {
			return false;
		}
		catch (IOException ex) {
			// EBUSY: something runs in it
			if (Files.isDirectory(folder)) {
				return false;
			}
			throw ex;
		}
	}

	private List<Path> folders(String group) {
		String below = group.substring(1);
		return this.unified ? List.of(this.root.resolve(below))
				: Stream.of("memory", "cpu", "pids").map((each) -> this.root.resolve(each).resolve(below)).toList();
	}

	private List<Path> everywhere(String group) throws IOException {
		if (this.unified) {
			return folders(group);
		}
		try (Stream<Path> hierarchies = Files.list(this.root)) {
			return hierarchies.filter((each) -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
				.map((each) -> each.resolve(group.substring(1)))
				.filter(Files::isDirectory)
				.toList();
		}
	}

	private Map<String, String> limits(Share share) {
		Map<String, String> limits = new LinkedHashMap<>();
		share.memory()
			.ifPresent(
					(bytes) -> limits.put(this.unified ? "memory.max" : "memory.limit_in_bytes", Long.toString(bytes)));
		share.cpus().ifPresent((cpus) -> {
			String quota = Long.toString((long) (cpus * PERIOD));
			if (this.unified) {
				limits.put("cpu.max", quota + " " + PERIOD);
			}
			else {
				limits.put("cpu.cfs_period_us", Long.toString(PERIOD));
				limits.put("cpu.cfs_quota_us", quota);
			}
		});
		share.processes().ifPresent((most) -> limits.put("pids.max", Long.toString(most)));
		limits.put(this.unified ? "cpu.weight" : "cpu.shares", weightText(share.weight()));
		return limits;
	}

	private String weightText(int weight) {
		return Integer.toString(this.unified ? weight : Math.max(LEAST_SHARES, weight * SHARES / 100));
	}

	/** In version 2 a group has only what the one above hands on. */
	private void enableAbove(String group) throws IOException {
		Path folder = this.root;
		for (Path name : Path.of(group)) {
			Files.writeString(folder.resolve("cgroup.subtree_control"), "+cpu +memory +pids");
			folder = Files.createDirectories(folder.resolve(name));
		}
	}

	private void write(String group, String file, String value) throws IOException {
		String controller = file.substring(0, file.indexOf('.')).toLowerCase(Locale.ROOT);
		Path above = this.unified ? this.root : this.root.resolve(controller);
		Files.writeString(above.resolve(group.substring(1)).resolve(file), value);
	}

}
