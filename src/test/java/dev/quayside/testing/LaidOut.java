package dev.quayside.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The server as a program of its own, out of what this test runs with: the classes of the
 * build, and the libraries without those of tests.
 */
public final class LaidOut {

	private static final Set<String> OF_TESTS = Set.of("test-classes", "playwright", "driver", "junit",
			"testcontainers", "axe", "jsoup", "assertj", "mockito", "archunit", "byte-buddy", "surefire",
			"spring-boot-test", "spring-boot-starter-test", "modulith");

	private LaidOut() {
	}

	/**
	 * What the server's class path is.
	 * @return folders and jars
	 */
	public static List<Path> classPath() {
		String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Stream.of(whole.split(File.pathSeparator))
			.filter((entry) -> OF_TESTS.stream().noneMatch((word) -> name(entry).contains(word)))
			.map(Path::of)
			.filter(Files::exists)
			.toList();
	}

	private static String name(String entry) {
		return Path.of(entry).getFileName().toString();
	}

	/**
	 * Writes it as the build lays it out: {@code quayside.jar} beside {@code lib}.
	 * @param folder where
	 * @throws IOException if it cannot be written
	 */
	public static void write(Path folder) throws IOException {
		Path libraries = Files.createDirectories(folder.resolve("lib"));
		List<String> names = new ArrayList<>();
		Path classes = Path.of("target/classes").toAbsolutePath();
		for (Path entry : classPath()) {
			if (!entry.toAbsolutePath().equals(classes)) {
				Files.copy(entry, libraries.resolve(entry.getFileName()));
				names.add("lib/" + entry.getFileName());
			}
		}
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.quayside.QuaysideApplication");
		manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", names));
		try (OutputStream file = Files.newOutputStream(folder.resolve("quayside.jar"));
				JarOutputStream jar = new JarOutputStream(file, manifest);
				Stream<Path> all = Files.walk(classes)) {
			for (Path entry : all.filter((path) -> !path.equals(classes)).toList()) {
				String name = classes.relativize(entry).toString();
				jar.putNextEntry(new JarEntry(Files.isDirectory(entry) ? name + "/" : name));
				if (Files.isRegularFile(entry)) {
					Files.copy(entry, jar);
				}
				jar.closeEntry();
			}
		}
	}

}
