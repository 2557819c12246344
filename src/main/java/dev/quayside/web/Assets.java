package dev.quayside.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/**
 * Where pages find their scripts and styles. The build lays them out under a version that
 * is made of their content.
 */
@Component
class Assets {

	private static final String LOCATION = "META-INF/resources/webjars/quayside/assets.properties";

	private final Properties versions;

	Assets() {
		try {
			this.versions = PropertiesLoaderUtils.loadProperties(new ClassPathResource(LOCATION));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"The pages' scripts were not built: build with Maven, which runs" + " frontend/build", ex);
		}
	}

	/**
	 * Gives the address of one of Quayside's own files.
	 * @param path the path below the version
	 * @return the address
	 */
	public String own(String path) {
		return address("quayside", path);
	}

	/**
	 * Gives the address of a file of xterm.js.
	 * @param path the path below the version
	 * @return the address
	 */
	public String xterm(String path) {
		return address("xterm", path);
	}

	private String address(String name, String path) {
		return "/webjars/" + name + "/" + this.versions.getProperty(name) + "/" + path;
	}

}
