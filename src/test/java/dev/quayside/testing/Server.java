package dev.quayside.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import dev.quayside.QuaysideApplication;
import dev.quayside.engine.Engine;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * A server on a data folder of its own, against the real daemon. It can be stopped and
 * started again; closing it ends its sessions and leaves nothing.
 */
public final class Server implements AutoCloseable {

	private final Path data;

	private final List<Class<?>> sources = new ArrayList<>(List.of(QuaysideApplication.class));

	private final String[] options;

	private @Nullable ConfigurableApplicationContext context;

	private Server(Path data, List<Class<?>> more, String[] options) {
		this.data = data;
		this.sources.addAll(more);
		this.options = options;
	}

	/**
	 * Starts a server.
	 * @param options more options, say {@code --quayside.session.maximum=2}
	 * @return the server
	 */
	public static Server run(String... options) {
		return run(List.of(), options);
	}

	/**
	 * Starts a server.
	 * @param more what is configured besides the application's own
	 * @param options more options
	 * @return the server
	 */
	public static Server run(List<Class<?>> more, String... options) {
		try {
			Path data = Files.createTempDirectory("qs");
			try {
				Server server = new Server(data, more, options);
				server.start();
				return server;
			}
			catch (RuntimeException ex) {
				FileSystemUtils.deleteRecursively(data);
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts it, again on the same data. */
	public void start() {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--quayside.data=" + this.data));
		arguments.addAll(List.of(this.options));
		if (arguments.stream().noneMatch((argument) -> argument.startsWith("--quayside.session.warm="))) {
			// What nobody asked for is in the way of tests that count.
			arguments.add("--quayside.session.warm=0");
		}
		this.context = new SpringApplicationBuilder(this.sources.toArray(Class<?>[]::new))
			.initializers((context) -> context.getBeanFactory()
				.registerSingleton("noTestConfiguration", new NoTestConfiguration()))
			.run(arguments.toArray(String[]::new));
	}

	/** Stops it; its sessions stay. */
	public void stop() {
		context().close();
	}

	/**
	 * The folder with its state.
	 * @return the path
	 */
	public Path data() {
		return this.data;
	}

	/**
	 * A part of the server.
	 * @param <T> its type
	 * @param type its type
	 * @return the part
	 */
	public <T> T part(Class<T> type) {
		return context().getBean(type);
	}

	/**
	 * An address of the server.
	 * @param path the path, from the root
	 * @return the address
	 */
	public URI address(String path) {
		return URI.create("http://localhost:" + context().getEnvironment().getProperty("local.server.port") + path);
	}

	/**
	 * What this server has on the daemon.
	 * @return names and ids of containers, volumes and networks
	 */
	public List<String> traces() {
		Map<String, String> ours = Map.of(SessionLabels.INSTANCE, part(InstanceId.class).value());
		Engine engine = part(Engine.class);
		return Stream.of(engine.containers(ours), engine.volumes(ours), engine.networks(ours))
			.flatMap(List::stream)
			.map((found) -> found.id())
			.toList();
	}

	@Override
	public void close() {
		try {
			if (!context().isActive()) {
				start();
			}
			part(Sessions.class).endAll("The test is over.");
			stop();
			FileSystemUtils.deleteRecursively(this.data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ConfigurableApplicationContext context() {
		if (this.context == null) {
			throw new IllegalStateException("The server was not started");
		}
		return this.context;
	}

}
