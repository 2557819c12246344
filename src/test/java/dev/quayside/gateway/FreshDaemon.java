package dev.quayside.gateway;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another Docker daemon, as new as a learner's own on the first day, with a registry on
 * loopback in the place of Docker Hub: what a session is compared with. Closing it leaves
 * nothing.
 */
final class FreshDaemon implements AutoCloseable {

	private final Path folder;

	private final Process registry;

	private final Process daemon;

	FreshDaemon(String... images) throws IOException {
		this.folder = Files.createTempDirectory("quayside-daemon");
		int port = freePort();
		this.registry = startRegistry(port);
		this.daemon = startDaemon(port);
		try {
			Programs.await(this.folder.resolve("daemon.log"), () -> docker().run("version").exit() == 0);
			for (String image : images) {
				publish(image, "127.0.0.1:" + port + "/library/" + image);
			}
		}
		catch (IOException | RuntimeException | Error ex) {
			close();
			throw ex;
		}
	}

	Docker docker() {
		return Docker.on(this.folder.resolve("docker.sock"));
	}

	private Process startRegistry(int port) throws IOException {
		Path configuration = this.folder.resolve("registry.yml");
		Files.writeString(configuration, """
				version: 0.1
				log: {level: error}
				storage: {filesystem: {rootdirectory: %s}}
				http: {addr: "127.0.0.1:%d"}
				""".formatted(this.folder.resolve("registry"), port));
		return Programs.start(this.folder.resolve("registry.log"),
				List.of("docker-registry", "serve", configuration.toString()));
	}

	private Process startDaemon(int registryPort) throws IOException {
		return Programs.start(this.folder.resolve("daemon.log"),
				List.of("dockerd", "--host=unix://" + this.folder.resolve("docker.sock"),
						"--data-root=" + this.folder.resolve("data"), "--exec-root=" + this.folder.resolve("exec"),
						"--pidfile=" + this.folder.resolve("daemon.pid"), "--bridge=none", "--iptables=false",
						"--ip6tables=false", "--registry-mirror=http://127.0.0.1:" + registryPort));
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

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	@Override
	public void close() throws IOException {
		Programs.end(this.daemon);
		Programs.end(this.registry);
		Programs.deleteTree(this.folder);
	}

}
