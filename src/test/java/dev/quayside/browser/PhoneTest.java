package dev.quayside.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A lesson in one hand: what a finger does, and what stays in sight beside the sheet with
 * the terminal.
 */
@BrowserTest
class PhoneTest {

	private static final String LESSON = "/lessons/docker-basics/isolation";

	private static final String NEXT = "/lessons/docker-basics/back-into-a-container";

	private static final String BUFFER = "document.querySelector('#terminal-1 .screen').terminal.buffer.active";

	@Test
	void aFingerScrollsWhatTheTerminalWroteAndNotThePageBehindIt(Visit visit) {
		Page page = visit.phone(LESSON);
		TerminalView terminal = started(visit, page);
		terminal.run("seq 300");
		Object before = page.evaluate("scrollY");
		swipe(page, terminal, 200);
		assertThat((Boolean) page.evaluate(BUFFER + ".viewportY < " + BUFFER + ".baseY - 5")).isTrue();
		swipe(page, terminal, -250);
		assertThat((Boolean) page.evaluate(BUFFER + ".viewportY === " + BUFFER + ".baseY")).isTrue();
		assertThat(page.evaluate("scrollY")).isEqualTo(before);
		terminal.run("seq 300 > numbers");
		terminal.type("vi numbers\n").await("the editor", (_) -> terminal.isFilled());
		swipe(page, terminal, -200);
		terminal.await("a line further down", (shown) -> !shown.contains(" 1/300"));
		terminal.type(":q\n").await("the shell", (_) -> !terminal.isFilled());
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void theBlockThatWasRunStaysInSightAndTheLinesBelowWhereTheyAre(Visit visit) {
		Page page = visit.phone(LESSON);
		Locator block = page.locator("figure.run").nth(3);
		double height = block.boundingBox().height;
		block.evaluate("(block) => block.scrollIntoView({ block: 'end', behavior: 'instant' })");
		block.locator(".run-go").tap();
		assertThat(block.locator(".run-tick")).isVisible();
		page.waitForFunction("(block) => block.getBoundingClientRect().bottom"
				+ " <= document.querySelector('#bench').getBoundingClientRect().top", block.elementHandle());
		assertThat(block.boundingBox().height).isEqualTo(height);
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void inTheNextLessonTheTerminalShowsItsEnd(Visit visit) {
		Page page = visit.phone(LESSON);
		started(visit, page).run("seq 3000");
		page.navigate(visit.address() + NEXT);
		page.locator(".run-go").first().tap();
		TerminalView terminal = visit.terminal(1).sees("/bin/ash");
		terminal.await("the end in sight", (_) -> (Boolean) page
			.evaluate(BUFFER + ".baseY > 100 && " + BUFFER + ".viewportY === " + BUFFER + ".baseY"));
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void theEngineLeavesTheTerminalRoomAboveATouchKeyboard(Visit visit) {
		Page page = visit.phone(LESSON);
		TerminalView terminal = started(visit, page);
		page.evaluate("document.documentElement.style.setProperty('--keyboard', '300px')");
		page.getByText("Your engine").tap();
		assertThat(page.locator("[data-part=engine-fold]")).hasAttribute("aria-expanded", "true");
		assertThat(terminal.panel().locator(".screen").boundingBox().height).isGreaterThan(40);
		BoundingBox keys = page.locator("[data-part=keys]").boundingBox();
		assertThat(keys.y + keys.height).isLessThanOrEqualTo(page.viewportSize().height - 300 + 1);
		assertThat(visit.complaints()).isEmpty();
	}

	private static TerminalView started(Visit visit, Page page) {
		page.getByText("Terminal", new Page.GetByTextOptions().setExact(true)).first().tap();
		visit.button("Start the terminal").tap();
		return visit.terminal(1).sees("Welcome aboard.").prompts();
	}

	/** By a finger, downwards or upwards. */
	private static void swipe(Page page, TerminalView terminal, int by) {
		BoundingBox box = terminal.panel().locator(".screen").boundingBox();
		double x = box.x + box.width / 2;
		double y = box.y + ((by > 0) ? 10 : box.height - 10);
		CDPSession hand = page.context().newCDPSession(page);
		touch(hand, "touchStart", x, y);
		for (int step = 1; step <= 10; step++) {
			touch(hand, "touchMove", x, y + by * step / 10.0);
		}
		hand.send("Input.dispatchTouchEvent", event("touchEnd"));
		hand.detach();
	}

	private static void touch(CDPSession hand, String type, double x, double y) {
		JsonObject point = new JsonObject();
		point.addProperty("x", x);
		point.addProperty("y", y);
		JsonObject event = event(type);
		event.getAsJsonArray("touchPoints").add(point);
		hand.send("Input.dispatchTouchEvent", event);
	}

	private static JsonObject event(String type) {
		JsonObject event = new JsonObject();
		event.addProperty("type", type);
		event.add("touchPoints", new JsonArray());
		return event;
	}

}
