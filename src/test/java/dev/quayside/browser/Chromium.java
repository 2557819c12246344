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

/**
 * The machine's Chromium. Every page is one of a fresh profile and its console is kept.
 */
final class Chromium implements AutoCloseable {

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private static final int PATIENCE = 30_000; // milliseconds

	private final Playwright playwright;

	private final Browser browser;

	private final List<String> complaints = new ArrayList<>();

	Chromium() {
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		this.browser = this.playwright.chromium()
			.launch(new LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(ARGUMENTS));
	}

	/**
	 * Opens an empty page.
	 * @param options how the browser looks to the page
	 * @return the page, of a profile that nothing is remembered in
	 */
	Page page(Browser.NewContextOptions options) {
		this.complaints.clear();
		BrowserContext profile = this.browser.newContext(options);
		profile.setDefaultTimeout(PATIENCE);
		Page page = profile.newPage();
		page.onConsoleMessage((message) -> {
			if (message.type().equals("error") || message.type().equals("warning")) {
				this.complaints.add(message.text());
			}
		});
		page.onPageError(this.complaints::add);
		return page;
	}

	/**
	 * What the console of the last page complained of: errors, refused scripts and
	 * styles.
	 * @return the complaints
	 */
	List<String> complaints() {
		return List.copyOf(this.complaints);
	}

	@Override
	public void close() {
		this.playwright.close();
	}

}
