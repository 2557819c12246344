package dev.quayside.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.quayside.testing.Server;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * One learner's visit: a browser with nothing remembered, at a server that runs.
 */
final class Visit implements AutoCloseable {

	private static final int HEIGHT = 800; // CSS pixels

	/**
	 * The network of the daemon's machine changes whenever a container comes or goes, and
	 * Chromium drops what it is just loading then. A page that this befalls is loaded
	 * again.
	 */
	private static final String NETWORK_CHANGED = "ERR_NETWORK_CHANGED";

	/** What the browser says of a stream of events that the page left. */
	private static final String STREAM_LEFT = "/events net::ERR_ABORTED";

	private static final int ATTEMPTS = 10;

	private final Server server;

	private final Chromium browser;

	private final List<String> complaints = new ArrayList<>();

	private @Nullable Page page;

	private String delivered = "";

	Visit(Server server, Chromium browser) {
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
	 * Opens a page on a desk's screen.
	 * @param path the path of the page
	 * @param before a script that runs before those of the page
	 * @return the page, once it has loaded
	 */
	Page desk(String path, String before) {
		return open(path, new Browser.NewContextOptions().setViewportSize(1280, HEIGHT), before);
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
	 * Opens a page on a desk's screen of a browser that runs no scripts.
	 * @param path the path of the page
	 * @return the page, once it has loaded
	 */
	Page withoutScripts(String path) {
		return open(path, new Browser.NewContextOptions().setViewportSize(1280, HEIGHT).setJavaScriptEnabled(false));
	}

	/**
	 * A part of the server that is visited.
	 * @param <T> its type
	 * @param type its type
	 * @return the part
	 */
	<T> T part(Class<T> type) {
		return this.server.part(type);
	}

	/**
	 * Opens a page in a second window of the same browser, of the same learner.
	 * @param path the path of the page
	 * @param width how wide the window is, in CSS pixels
	 * @param height how high it is
	 * @return the visit in that window; it ends with this one
	 */
	Visit window(String path, int width, int height) {
		Visit other = new Visit(this.server, this.browser);
		Page opened = page().context().newPage();
		other.watch(opened);
		opened.setViewportSize(width, height);
		other.load(() -> opened.navigate(address() + path));
		return other;
	}

	/** Loads the page again, as a learner does. */
	void reload() {
		load(page()::reload);
	}

	/**
	 * Stops the server, starts it again on its data, and opens a page. It is at another
	 * port then.
	 * @param path the path of the page
	 */
	void afterARestart(String path) {
		this.server.stop();
		this.server.start();
		load(() -> page().navigate(address() + path));
	}

	/**
	 * Where the server is.
	 * @return the address, with no slash at its end
	 */
	String address() {
		return this.server.address("").toString();
	}

	/**
	 * A terminal of the page.
	 * @param number which, from 1
	 * @return the terminal, which need not be there yet
	 */
	TerminalView terminal(int number) {
		return new TerminalView(page(), number);
	}

	/**
	 * A button of the page.
	 * @param name what it says
	 * @return the button
	 */
	Locator button(String name) {
		return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

	/**
	 * The page that was opened last.
	 * @return the page
	 */
	Page page() {
		Assert.state(this.page != null, "No page was opened");
		return this.page;
	}

	/** Lets the page read and write the clipboard, as a person does when asked. */
	void mayUseClipboard() {
		page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
	}

	/**
	 * What the sessions of all visitors have on the daemon.
	 * @return names and ids of containers, volumes and networks
	 */
	List<String> traces() {
		return this.server.traces();
	}

	/**
	 * The page that was opened, as the server delivered it.
	 * @return its HTML
	 */
	String delivered() {
		return this.delivered;
	}

	/**
	 * What the console complained of since the page was opened: errors, refused scripts
	 * and styles.
	 * @return the complaints
	 */
	List<String> complaints() {
		return this.complaints.stream().filter((complaint) -> !isDropped(complaint)).toList();
	}

	@Override
	public void close() {
		if (this.page != null) {
			this.page.context().close();
			this.page = null;
		}
	}

	private Page open(String path, Browser.NewContextOptions options) {
		return open(path, options, "");
	}

	private Page open(String path, Browser.NewContextOptions options, String before) {
		close();
		this.complaints.clear();
		Page opened = this.browser.page(options);
		watch(opened);
		opened.addInitScript(before);
		load(() -> opened.navigate(address() + path));
		return opened;
	}

	private void watch(Page opened) {
		this.page = opened;
		opened.onConsoleMessage((message) -> {
			if (message.type().equals("error") || message.type().equals("warning")) {
				this.complaints.add(message.text());
			}
		});
		opened.onPageError(this.complaints::add);
		opened.onRequestFailed((request) -> this.complaints.add(request.url() + " " + request.failure()));
		TerminalView.watch(opened);
	}

	private void load(Supplier<Response> way) {
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			this.complaints.clear();
			try {
				way.get();
				// Asked for apart: a page that lost a part loads itself again, and takes
				// its answer along.
				this.delivered = page().request().get(page().url()).text();
			}
			catch (PlaywrightException ex) {
				this.complaints.add(String.valueOf(ex.getMessage()));
				if (!wasDropped()) {
					throw ex;
				}
			}
			if (!wasDropped()) {
				return;
			}
		}
		throw new AssertionError("The network changed each time the page was loaded");
	}

	/** A page that lost a part loads itself again, which can break off this loading. */
	private boolean wasDropped() {
		return this.complaints.stream().anyMatch(Visit::isDropped);
	}

	private static boolean isDropped(String complaint) {
		return complaint.contains(NETWORK_CHANGED) || complaint.endsWith(STREAM_LEFT);
	}

}
