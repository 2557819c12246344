package dev.quayside.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/**
 * The machine's Chromium. Every page is one of a fresh profile.
 */
final class Chromium implements AutoCloseable {

	/** How long anything may take before a test gives it up, in milliseconds. */
	static final int PATIENCE = 60_000;

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private final Playwright playwright;

	private final Browser browser;

	Chromium(boolean webgl) {
		List<String> arguments = new ArrayList<>(ARGUMENTS);
		arguments.add(webgl ? "--enable-unsafe-swiftshader" : "--disable-3d-apis");
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		this.browser = this.playwright.chromium()
			.launch(new LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(arguments));
	}

	/**
	 * Opens an empty page.
	 * @param options how the browser looks to the page
	 * @return the page, of a profile that nothing is remembered in
	 */
	Page page(Browser.NewContextOptions options) {
		BrowserContext profile = this.browser.newContext(options);
		profile.setDefaultTimeout(PATIENCE);
		return profile.newPage();
	}

	@Override
	public void close() {
		this.playwright.close();
	}

}
