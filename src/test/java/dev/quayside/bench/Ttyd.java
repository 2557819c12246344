package dev.quayside.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ttyd that runs a command.
 *
 * @param process its process
 * @param port where it listens
 */
record Ttyd(Process process, int port) implements AutoCloseable {

	/** Where the command puts one that is not installed. */
	private static final Path FOLDER = Path.of("target", "ttyd").toAbsolutePath();

	/**
	 * Starts it, if the machine has one.
	 * @param command what it runs for each connection
	 * @return it, once it listens
	 */
	static Optional<Ttyd> run(List<String> command) throws IOException, InterruptedException {
		List<String> all = program();
		if (all.isEmpty()) {
			return Optional.empty();
		}
		int port = freePort();
		all.addAll(List.of("-i", "127.0.0.1", "-p", Integer.toString(port), "-W", "-t", "disableReconnect=true"));
		all.addAll(command);
		ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD);
		// Where its library looks for its own plugins, and nothing else is.
		builder.environment().put("LD_LIBRARY_PATH", FOLDER.resolve("plugins").toString());
		Process process = builder.start();
		Ttyd ttyd = new Ttyd(process, port);
		ttyd.awaitStart();
		return Optional.of(ttyd);
	}

	/** With the libraries of its own release, where it is not of this machine's. */
	private static List<String> program() {
		Path libraries = FOLDER.resolve("usr/lib/x86_64-linux-gnu");
		if (Files.isDirectory(libraries)) {
			return new ArrayList<>(List.of(libraries.resolve("ld-linux-x86-64.so.2").toString(), "--library-path",
					libraries.toString(), FOLDER.resolve("usr/bin/ttyd").toString()));
		}
		Path installed = Path.of("/usr/bin/ttyd");
		return Files.isExecutable(installed) ? new ArrayList<>(List.of(installed.toString())) : List.of();
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	private void awaitStart() throws InterruptedException {
		for (int i = 0; i < 100; i++) {
			try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
				return;
			}
			catch (IOException _) {
				Thread.sleep(100);
			}
		}
		throw new IllegalStateException("ttyd did not start");
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
