package dev.quayside.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.FreshDaemon;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left of a server that has ended its sessions, each thing in words: on its
 * daemon, which serves nobody else, in the kernel, and in its data folder.
 */
final class Remains {

	private static final Set<String> IMAGES = Set.of("alpine:latest", "quayside/workspace:latest");

	private final FreshDaemon daemon;

	private final Path root;

	private final Set<String> rules;

	/**
	 * Looks at a daemon before there is a server.
	 * @param daemon which
	 * @param root where it keeps its files
	 */
	Remains(FreshDaemon daemon, Path root) {
		this.daemon = daemon;
		this.root = root;
		this.rules = Set.copyOf(rules().toList());
	}

	List<String> of(Path data) throws IOException {
		String instance = Files.readString(data.resolve("instance")).strip();
		List<String> all = new ArrayList<>();
		add(all, "container", docker("ps", "-a", "--format", "{{.Names}}"));
		add(all, "volume", docker("volume", "ls", "--format", "{{.Name}}"));
		add(all, "network", docker("network", "ls", "--filter", "type=custom", "--format", "{{.Name}}"));
		add(all, "image", docker("images", "--all", "--format", "{{.Repository}}:{{.Tag}}")
			.filter(Predicate.not(IMAGES::contains)));
		add(all, "bridge", links("bridge").filter((link) -> !link.contains("docker0")));
		add(all, "interface", links("veth"));
		add(all, "rule or chain", rules().filter(Predicate.not(this.rules::contains)));
		// One rule for all servers stays on the machine.
		add(all, "second rule", said("iptables", "-w", "5", "-S").filter((rule) -> rule.contains(" qs"))
			.filter(Predicate.not(new HashSet<>()::add)));
		// In every hierarchy of both versions, and as a slice.
		add(all, "control group", said("find", "/sys/fs/cgroup", "-type", "d", "-name", "*" + instance + "*"));
		add(all, "process", processes(instance, data));
		add(all, "in the run folder", said("find", data.resolve("run").toString(), "-mindepth", "1"));
		add(all, "open socket", sockets(data));
		add(all, "mount", lines("/proc/mounts").filter((mount) -> mount.contains(this.root + "/")));
		return all;
	}

	/**
	 * Sessions of which there is something, by label, prefix, folder or control group,
	 * though the server that runs has no socket of theirs.
	 * @param data its data folder
	 * @return their names
	 * @throws IOException if it cannot be looked
	 */
	Set<String> ofNoSession(Path data) throws IOException {
		String instance = Files.readString(data.resolve("instance")).strip();
		Stream<String> traces = Stream
			.of(docker("ps", "-a", "--no-trunc", "--format", "{{.Names}} {{.Labels}}"),
					docker("volume", "ls", "--format", "{{.Name}} {{.Labels}}"),
					docker("network", "ls", "--no-trunc", "--format", "{{.Name}} {{.Labels}}"),
					docker("images", "--all", "--format", "{{.Repository}}"),
					said("find", data.resolve("run").toString(), data.resolve("terminals").toString()),
					said("find", "/sys/fs/cgroup", "-type", "d", "-path", "*" + instance + "*"))
			.flatMap(Function.identity());
		Set<String> found = sessions(traces, "(?:qs|quayside-(?!" + instance
				+ ")|dev\\.quayside\\.session=|/run/|/terminals/|" + instance + "[/-])");
		found.removeAll(sessions(sockets(data), "/run/"));
		return found;
	}

	private static Set<String> sessions(Stream<String> lines, String before) {
		Pattern name = Pattern.compile(before + "([a-z2-7]{12})\\b");
		return lines.flatMap((line) -> name.matcher(line).results())
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<String> sockets(Path data) throws IOException {
		return lines("/proc/net/unix").filter((socket) -> socket.contains(data.toString()));
	}

	private static Stream<String> lines(String file) throws IOException {
		return Files.readAllLines(Path.of(file)).stream();
	}

	private static void add(List<String> all, String kind, Stream<String> found) {
		found.forEach((one) -> all.add(kind + " " + one));
	}

	private Stream<String> docker(String... command) {
		Docker.Result said = this.daemon.docker().run(command);
		assertThat(said.exit()).as(said.all()).isZero();
		return said.out().lines();
	}

	private Stream<String> links(String type) {
		return this.daemon.inItsNetwork("ip", "-o", "link", "show", "type", type).lines();
	}

	private Stream<String> rules() {
		return this.daemon.inItsNetwork("sh", "-c", "iptables -S; iptables -t nat -S").lines();
	}

	/** The server's, those in its control groups, and what watches over containers. */
	private Stream<String> processes(String instance, Path data) {
		String running = this.daemon.docker().socket().resolveSibling("exec").toString();
		return ProcessHandle.allProcesses()
			.map((process) -> "/proc/" + process.pid())
			.map((process) -> process + " " + text(process + "/cmdline") + " " + text(process + "/cgroup"))
			.filter((process) -> process.contains(instance) || process.contains(data.toString())
					|| process.contains("containerd-shim") && process.contains(running));
	}

	/** Empty for a process that has just ended. */
	private static String text(String file) {
		try {
			return Files.readString(Path.of(file)).replaceAll("[\0\n]", " ");
		}
		catch (IOException _) {
			return "";
		}
	}

	private static Stream<String> said(String... command) throws IOException {
		return new ProcessBuilder(command).start().inputReader().readAllLines().stream();
	}

}
