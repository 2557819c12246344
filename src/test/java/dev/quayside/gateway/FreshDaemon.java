package dev.quayside.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another Docker daemon, as new as a learner's own on the first day, with a registry on
 * loopback in the place of Docker Hub: what a session is compared with. Closing it leaves
 * nothing.
 */
public final class FreshDaemon implements AutoCloseable {

	/** In the daemon's own network namespace, where every port is free. */
	private static final String REGISTRY = "127.0.0.1:5000";

	private static final String MIRROR = "--registry-mirror=http://" + REGISTRY;

	private final Path folder;

	private final List<Process> programs = new ArrayList<>();

	private final List<String> options;

	private final @Nullable NewerDaemon newer;

	private @Nullable Process daemon;

	/** One of the version that stands behind the gateway. */
	FreshDaemon(String... images) throws IOException {
		this(TestedDaemon.newer(), images);
	}

	FreshDaemon(boolean newer, String... images) throws IOException {
		this(newer, List.of(), images);
	}

	/**
	 * One of the machine's own version, with more options.
	 * @param options of dockerd
	 * @param images to be had from its registry
	 * @throws IOException if it does not start
	 */
	public FreshDaemon(List<String> options, String... images) throws IOException {
		this(false, options, images);
	}

	private FreshDaemon(boolean newer, List<String> options, String... images) throws IOException {
		this.folder = Files.createTempDirectory("quayside-daemon");
		this.options = options;
		this.newer = newer ? new NewerDaemon(MIRROR) : null;
		try {
			this.programs.add(startRegistry((this.newer != null) ? this.newer.pid() : startDaemon()));
			for (String image : images) {
				publish(image, REGISTRY + "/library/" + image);
			}
		}
		catch (IOException | RuntimeException | Error ex) {
			close();
			throw ex;
		}
	}

	/**
	 * The docker CLI on this daemon.
	 * @return to be run
	 */
	public Docker docker() {
		return Docker.on((this.newer != null) ? this.newer.socket() : this.folder.resolve("docker.sock"));
	}

	/**
	 * Brings an image of the machine's own daemon into this one, as it is.
	 * @param image its name
	 * @throws IOException if there is no room for its archive
	 */
	public void load(String image) throws IOException {
		Path archive = this.folder.resolve("image.tar");
		succeed(Docker.on(Docker.RAW).run("save", "-o", archive.toString(), image));
		succeed(docker().run("load", "-i", archive.toString()));
		Files.delete(archive);
	}

	/**
	 * Runs a program in the daemon's own network namespace.
	 * @param command the program and its arguments
	 * @return what it wrote
	 */
	public String inItsNetwork(String... command) {
		List<String> whole = new ArrayList<>(List.of("nsenter", "--net=/proc/" + pid() + "/ns/net"));
		whole.addAll(List.of(command));
		return Programs.output(whole);
	}

	private long pid() {
		if (this.daemon == null) {
			throw new IllegalStateException("The daemon was not started");
		}
		return this.daemon.pid();
	}

	/** Has the daemon stand still: what is asked of it is not answered. */
	public void freeze() {
		signal("STOP");
	}

	/** Has the daemon go on. */
	public void thaw() {
		signal("CONT");
	}

	/** Ends the daemon at once, as a failing machine does; its containers go on. */
	public void kill() {
		signal("KILL");
	}

	private void signal(String name) {
		if (this.daemon != null) {
			Programs.run("kill", "-" + name, Long.toString(this.daemon.pid()));
		}
	}

	/** Ends the daemon, which has its containers end as well. */
	public void stop() {
		if (this.daemon != null) {
			Programs.end(this.daemon);
		}
	}

	/**
	 * Starts the daemon, again on what it had.
	 * @return its process number
	 * @throws IOException if it does not start
	 */
	public long startDaemon() throws IOException {
		List<String> command = new ArrayList<>(
				List.of("unshare", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh", "dockerd",
						"--host=unix://" + this.folder.resolve("docker.sock"),
						"--data-root=" + this.folder.resolve("data"), "--exec-root=" + this.folder.resolve("exec"),
						"--pidfile=" + this.folder.resolve("daemon.pid"), MIRROR));
		command.addAll(this.options);
		Process started = Programs.start(this.folder.resolve("daemon.log"), command);
		this.daemon = started;
		this.programs.add(started);
		Programs.await(this.folder.resolve("daemon.log"), () -> docker().run("version").exit() == 0);
		return started.pid();
	}

	private Process startRegistry(long daemon) throws IOException {
		Path configuration = this.folder.resolve("registry.yml");
		Files.writeString(configuration, """
				version: 0.1
				log: {level: error}
				storage: {filesystem: {rootdirectory: %s}}
				http: {addr: "%s"}
				""".formatted(this.folder.resolve("registry"), REGISTRY));
		return Programs.start(this.folder.resolve("registry.log"), List.of("nsenter",
				"--net=/proc/" + daemon + "/ns/net", "docker-registry", "serve", configuration.toString()));
	}

	private void publish(String image, String address) {
		Path archive = this.folder.resolve("image.tar");
		succeed(Docker.on(Docker.RAW).run("save", "-o", archive.toString(), image));
		succeed(docker().run("load", "-i", archive.toString()));
		succeed(docker().run("tag", image, address));
		succeed(docker().run("push", address));
		succeed(docker().run("rmi", image, address));
	}

	private static void succeed(Docker.Result result) {
		assertThat(result.exit()).as(result.all()).isZero();
	}

	@Override
	public void close() throws IOException {
		thaw();
		this.programs.forEach(Programs::end);
		if (this.newer != null) {
			this.newer.close();
		}
		Programs.deleteTree(this.folder);
	}

}
