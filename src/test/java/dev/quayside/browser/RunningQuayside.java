package dev.quayside.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.quayside.QuaysideApplication;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The real server on a free port with a data folder of its own, which both go when it is
 * closed.
 */
final class RunningQuayside implements AutoCloseable {

	private final Path data;

	private @Nullable ConfigurableApplicationContext context;

	private RunningQuayside(Path data) {
		this.data = data;
	}

	/**
	 * Starts a server.
	 * @param more what is configured besides the application's own, none by default
	 * @return the running server
	 */
	static RunningQuayside start(Class<?>... more) {
		RunningQuayside server = new RunningQuayside(temporaryFolder());
		try {
			List<Class<?>> sources = new ArrayList<>(List.of(more));
			sources.addFirst(QuaysideApplication.class);
			SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
			application.addInitializers((context) -> context.getBeanFactory()
				.registerSingleton("noTestConfiguration", new NoTestConfiguration()));
			server.context = application.run("--server.port=0", "--quayside.data=" + server.data);
			return server;
		}
		catch (RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	/**
	 * Where it serves.
	 * @return the address, with no slash at its end
	 */
	String address() {
		if (!(this.context instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
			throw new IllegalStateException("The server does not run");
		}
		return "http://localhost:" + web.getWebServer().getPort();
	}

	@Override
	public void close() {
		try {
			if (this.context != null) {
				this.context.close();
			}
		}
		finally {
			try {
				FileSystemUtils.deleteRecursively(this.data);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("quayside");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
