package dev.quayside.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.function.SingletonSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A daemon of Docker 28, the other end of the range of versions, in a container of the
 * machine's own daemon. Closing it leaves nothing but its image.
 */
final class NewerDaemon implements AutoCloseable {

	/** What the script exits with where the packages cannot be had. */
	private static final int CANNOT = 3;

	private static final String IMAGE = "quayside-test/docker:28";

	/** What it may do less than a privileged container, it does not need. */
	private static final List<String> RIGHTS = List.of("--cap-add=ALL", "--cap-drop=SYS_RESOURCE",
			"--security-opt=seccomp=unconfined", "--security-opt=systempaths=unconfined",
			"--device-cgroup-rule=a *:* rwm");

	private static final Supplier<Optional<String>> MISSING = SingletonSupplier.of(NewerDaemon::makeImage);

	private static final Supplier<NewerDaemon> SHARED = SingletonSupplier.of(NewerDaemon::startShared);

	private final Path folder;

	private final String container;

	/**
	 * Starts one without networks and images.
	 * @param options of dockerd
	 */
	NewerDaemon(String... options) throws IOException {
		assertThat(missing()).isEmpty();
		this.folder = Files.createTempDirectory("quayside-newer");
		List<String> run = new ArrayList<>(List.of("run", "--detach", "--rm", "--network=none",
				"--label=dev.quayside.test=newer-daemon", "--volume=" + this.folder + ":/run/daemon"));
		run.addAll(RIGHTS);
		run.addAll(List.of(IMAGE, "--host=unix:///run/daemon/docker.sock"));
		run.addAll(List.of(options));
		this.container = succeed(host().run(run.toArray(String[]::new))).strip();
		Path log = this.folder.resolve("daemon.log");
		try {
			Files.createFile(log);
			Programs.await(log, () -> docker().run("version").exit() == 0);
		}
		catch (IOException | RuntimeException | Error ex) {
			close();
			throw ex;
		}
	}

	/** One with the images of the lessons, for all tests that change nothing of it. */
	static NewerDaemon shared() {
		return SHARED.get();
	}

	/** Why there can be none on this machine. */
	static Optional<String> missing() {
		return MISSING.get();
	}

	Path socket() {
		return this.folder.resolve("docker.sock");
	}

	Docker docker() {
		return Docker.on(socket());
	}

	/** The process on this machine. */
	long pid() {
		return Long.parseLong(succeed(host().run("inspect", "--format", "{{.State.Pid}}", this.container)).strip());
	}

	/** Copies an image of the machine's own daemon. */
	void load(String image) throws IOException {
		Path archive = this.folder.resolve("image.tar");
		succeed(host().run("save", "--output", archive.toString(), image));
		succeed(docker().run("load", "--input", archive.toString()));
		Files.delete(archive);
	}

	@Override
	public void close() throws IOException {
		host().run("rm", "--force", "--volumes", this.container);
		Programs.deleteTree(this.folder);
	}

	private static NewerDaemon startShared() {
		try {
			NewerDaemon daemon = new NewerDaemon();
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				try {
					daemon.close();
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			}));
			daemon.load("alpine");
			daemon.load("hello-world");
			return daemon;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Optional<String> makeImage() {
		try {
			Path log = Files.createTempFile("newer-daemon", ".log");
			Process process = Programs.start(log, List.of("src/test/docker/newer-daemon"));
			int exit = process.waitFor();
			List<String> said = Files.readAllLines(log);
			Files.delete(log);
			if (exit == CANNOT) {
				return Optional.of(said.getLast());
			}
			assertThat(exit).as(String.join("\n", said)).isZero();
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static Docker host() {
		return Docker.on(Docker.RAW);
	}

	private static String succeed(Docker.Result result) {
		assertThat(result.exit()).as(result.all()).isZero();
		return result.out();
	}

	/** Skips tests where its packages cannot be had, and says so. */
	static final class Condition implements ExecutionCondition {

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			return missing().map(ConditionEvaluationResult::disabled)
				.orElseGet(() -> ConditionEvaluationResult.enabled("Docker 28 is there"));
		}

	}

}
