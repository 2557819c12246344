package dev.quayside.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of Debian's package on loopback, with an empty database. It runs as the
 * user that the package made, for it refuses to run as root.
 */
public final class Postgres implements AutoCloseable {

	private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

	private final String password = UUID.randomUUID().toString();

	private final Path folder;

	private final int port;

	private Postgres(Path folder, int port) {
		this.folder = folder;
		this.port = port;
	}

	/**
	 * Starts one.
	 * @return what runs
	 */
	public static Postgres start() {
		try {
			Postgres postgres = new Postgres(Files.createTempDirectory("qs-postgres"), freePort());
			postgres.begin();
			return postgres;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
	}

	private void begin() throws IOException {
		Path data = this.folder.resolve("data");
		Path password = Files.writeString(this.folder.resolve("password"), this.password);
		run("chown", "-R", "postgres", this.folder.toString());
		program("initdb", "--pgdata=" + data, "--username=quayside", "--pwfile=" + password, "--auth=scram-sha-256",
				"--encoding=UTF8", "--no-sync");
		comeBack();
	}

	/**
	 * Starts it again on the same data.
	 * @throws IOException if it cannot be started
	 */
	public void comeBack() throws IOException {
		program("pg_ctl", "start", "--wait", "--pgdata=" + this.folder.resolve("data"),
				"--log=" + this.folder.resolve("log"), "--options=-p " + this.port
						+ " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + this.folder + " -F");
	}

	/**
	 * Stops it and keeps its data.
	 * @throws IOException if it cannot be stopped
	 */
	public void goAway() throws IOException {
		program("pg_ctl", "stop", "--mode=immediate", "--wait", "--pgdata=" + this.folder.resolve("data"));
	}

	/**
	 * Its address, with the user and the password.
	 * @return what {@code quayside.database} is set to
	 */
	public String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres?user=quayside&password=" + this.password;
	}

	@Override
	public void close() {
		try {
			goAway();
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Runs one of the programs of the newest version there is. */
	private void program(String name, String... arguments) throws IOException {
		try (Stream<Path> versions = Files.list(PROGRAMS)) {
			Path newest = versions
				.max(Comparator.comparingInt((version) -> Integer.parseInt(version.getFileName().toString())))
				.orElseThrow();
			List<String> command = new ArrayList<>(
					List.of("runuser", "-u", "postgres", "--", newest.resolve("bin").resolve(name).toString()));
			command.addAll(List.of(arguments));
			run(command.toArray(String[]::new));
		}
	}

	/** What it starts in the background would keep a pipe open. */
	private void run(String... command) throws IOException {
		Path said = this.folder.resolveSibling(this.folder.getFileName() + ".said");
		try {
			Process process = new ProcessBuilder(command).directory(Path.of("/").toFile())
				.redirectErrorStream(true)
				.redirectOutput(said.toFile())
				.start();
			if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
				throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(said));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		finally {
			Files.deleteIfExists(said);
		}
	}

}
