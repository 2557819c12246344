package dev.quayside.browser;

import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.jspecify.annotations.Nullable;

/**
 * One learner's visit: a browser with nothing remembered, at a server that runs.
 */
final class Visit implements AutoCloseable {

	private static final int HEIGHT = 800; // CSS pixels

	private final RunningQuayside server;

	private final Chromium browser;

	private @Nullable Page page;

	Visit(RunningQuayside server, Chromium browser) {
		this.server = server;
		this.browser = browser;
	}

	/**
	 * Opens a page on a desk's screen, 1280 pixels wide.
	 * @param path the path of the page
	 * @return the page, once it has loaded
	 */
	Page desk(String path) {
		return open(path, new Browser.NewContextOptions().setViewportSize(1280, HEIGHT));
	}

	/**
	 * Opens a page on a phone, 390 pixels wide, touched.
	 * @param path the path of the page
	 * @return the page, once it has loaded
	 */
	Page phone(String path) {
		return open(path,
				new Browser.NewContextOptions().setViewportSize(390, HEIGHT)
					.setDeviceScaleFactor(2)
					.setHasTouch(true)
					.setIsMobile(true));
	}

	/**
	 * Opens a page on a desk's screen of a person who likes it dark.
	 * @param path the path of the page
	 * @return the page, once it has loaded
	 */
	Page dark(String path) {
		return open(path,
				new Browser.NewContextOptions().setViewportSize(1280, HEIGHT).setColorScheme(ColorScheme.DARK));
	}

	/**
	 * Where the server is.
	 * @return the address, with no slash at its end
	 */
	String address() {
		return this.server.address();
	}

	/**
	 * What the console complained of since the page was opened.
	 * @return the complaints
	 */
	List<String> complaints() {
		return this.browser.complaints();
	}

	@Override
	public void close() {
		if (this.page != null) {
			this.page.context().close();
		}
	}

	private Page open(String path, Browser.NewContextOptions options) {
		close();
		this.page = this.browser.page(options);
		this.page.navigate(address() + path);
		return this.page;
	}

}
