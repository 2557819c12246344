package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Control groups as slices of systemd (systemd.slice(5), systemd.resource-control(5)).
 * Their bounds last until the machine starts anew, as the groups do. The path
 * {@code /quayside/a/b} is {@code quayside-a-b.slice}.
 */
final class Slices implements Groups {

	private static final String SUFFIX = ".slice";

	private final List<String> systemctl;

	private final Path root;

	private final int version;

	/**
	 * The slices of a machine.
	 * @param systemctl how it is called; it is to give up by itself
	 * @param root where its control groups are mounted
	 * @param version 1 or 2
	 */
	Slices(List<String> systemctl, Path root, int version) {
		this.systemctl = List.copyOf(systemctl);
		this.root = root;
		this.version = version;
	}

	@Override
	public String parent(String group) {
		// A hyphen is what a slash is in a path.
		return group.substring(1).replace('-', '_').replace('/', '-') + SUFFIX;
	}

	@Override
	public void make(String group, Share share) throws IOException {
		List<String> command = new ArrayList<>(List.of("set-property", "--runtime", parent(group)));
		share.memory().ifPresent((bytes) -> command.add("MemoryMax=" + bytes));
		share.cpus().ifPresent((cpus) -> command.add("CPUQuota=" + Math.round(cpus * 100) + "%"));
		share.processes().ifPresent((most) -> command.add("TasksMax=" + most));
		command.add(weight(share.weight()));
		call(command);
		call(List.of("start", parent(group)));
	}

	@Override
	public void weigh(String group, int weight) throws IOException {
		call(List.of("set-property", "--runtime", parent(group), weight(weight)));
	}

	private static String weight(int weight) {
		return "CPUWeight=" + weight;
	}

	/** To stop a slice is to end what runs in it. */
	@Override
	public boolean remove(String group) throws IOException {
		String slice = parent(group);
		String tasks = call(List.of("show", "--property=TasksCurrent", "--value", slice));
		if (tasks.matches("[1-9][0-9]*")) {
			return false;
		}
		call(List.of("stop", slice));
		// The machine's own units are not read anew for it.
		call(List.of("revert", "--no-reload", slice));
		return true;
	}

	/** Each slice is a folder in that of the slice above it. */
	@Override
	public long memoryBelow(String group, long most) throws IOException {
		StringBuilder folder = new StringBuilder();
		for (int slash = group.indexOf('/', 1); slash > 0; slash = group.indexOf('/', slash + 1)) {
			folder.append(parent(group.substring(0, slash))).append('/');
		}
		return MemoryUse.below(this.root, this.version, folder + parent(group), most);
	}

	@Override
	public Set<String> below(String group) throws IOException {
		String stem = parent(group + "/");
		String prefix = stem.substring(0, stem.length() - SUFFIX.length());
		return call(List.of("list-units", "--type=slice", "--plain", "--no-legend", prefix + "*")).lines()
			.map((line) -> line.strip().split("\\s", 2)[0])
			.filter((unit) -> unit.startsWith(prefix) && unit.endsWith(SUFFIX))
			.map((unit) -> unit.substring(prefix.length(), unit.length() - SUFFIX.length()))
			.filter((name) -> !name.contains("-"))
			.collect(Collectors.toSet());
	}

	private String call(List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(this.systemctl);
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try {
			process.getOutputStream().close();
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
			int status = process.waitFor();
			if (status != 0) {
				throw new IOException("systemctl " + arguments.getFirst() + " ended with " + status
						+ said.lines().findFirst().map(": "::concat).orElse(""));
			}
			return said;
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

}
