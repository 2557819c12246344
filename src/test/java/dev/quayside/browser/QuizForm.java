package dev.quayside.browser;

import java.util.List;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A question of a page and how it is answered.
 */
final class QuizForm {

	private final Locator form;

	QuizForm(Locator form) {
		this.form = form;
	}

	/**
	 * Every answer that can be given.
	 * @return the places of the options that an answer chooses
	 */
	List<List<Integer>> answers() {
		int options = this.form.locator(".option").count();
		boolean several = this.form.locator("input[type=checkbox]").count() > 0;
		return IntStream.range(1, 1 << options)
			.filter((bits) -> several || Integer.bitCount(bits) == 1)
			.mapToObj(
					(bits) -> IntStream.range(0, options).filter((place) -> (bits >> place & 1) == 1).boxed().toList())
			.toList();
	}

	/**
	 * Answers it.
	 * @param chosen the places of the options to choose
	 * @return what the page says to it
	 */
	Said answer(List<Integer> chosen) {
		Locator inputs = this.form.locator("input");
		boolean several = this.form.locator("input[type=checkbox]").count() > 0;
		for (int place = 0; place < inputs.count(); place++) {
			if (several || chosen.contains(place)) {
				inputs.nth(place).setChecked(chosen.contains(place));
			}
		}
		assertThat(this.form.locator(".verdict")).isEmpty();
		this.form.getByRole(AriaRole.BUTTON).click();
		assertThat(this.form.locator(".verdict")).not().isEmpty();
		return new Said(this.form.locator(".verdict").innerText(),
				this.form.locator(".feedback:not(:empty)").allInnerTexts());
	}

	/**
	 * What the page says to an answer.
	 *
	 * @param verdict whether it is right, in words
	 * @param feedback why, one for each option that was chosen and has some
	 */
	record Said(String verdict, List<String> feedback) {

		boolean isRight() {
			return this.verdict.equals("That is right.");
		}

	}

}
