package dev.quayside.lesson.content;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Grade;
import dev.quayside.lesson.Quiz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QuizTest {

	private static final String ONE = """
			{:.quiz}
			What is an *image*?

			It is about Docker.
			- ( ) A picture
			  - No, not here.
			- (x) A `template`

			  Yes: the files and
			  the configuration.
			- ( ) Nothing
			""";

	private static final String SEVERAL = """
			Before.

			{:.quiz}

			Which of these?

			    docker ps

			* [x] a
			* [ ] b
			  - Not `b`.
			* [X] c

			After.
			""";

	@TempDir
	Path root;

	private Quiz quiz(String text) {
		return new ContentFolder(this.root).lesson(text).quiz();
	}

	@Test
	void aQuestionHasOptionsOfWhichOneIsRight() {
		Quiz quiz = quiz(ONE);
		assertThat(quiz.id()).isEqualTo("q1");
		assertThat(quiz.question()).isEqualTo("<p>What is an <em>image</em>?</p>\n<p>It is about Docker.</p>");
		assertThat(quiz.options()).containsExactly("A picture", "A <code>template</code>", "Nothing");
		assertThat(quiz.severalAnswers()).isFalse();
	}

	@Test
	void aRightAnswerIsRightAndHasItsFeedback() {
		assertThat(quiz(ONE).grade(List.of(1)))
			.isEqualTo(new Grade(true, Map.of(1, "<p>Yes: the files and\nthe configuration.</p>")));
	}

	@Test
	void aWrongAnswerIsWrongAndHasItsFeedback() {
		assertThat(quiz(ONE).grade(List.of(0))).isEqualTo(new Grade(false, Map.of(0, "<p>No, not here.</p>")));
		assertThat(quiz(ONE).grade(List.of(2))).isEqualTo(new Grade(false, Map.of()));
	}

	@Test
	void whereSeveralAreRightAllOfThemAndNoOtherAreTheAnswer() {
		Quiz quiz = quiz(SEVERAL);
		assertThat(quiz.severalAnswers()).isTrue();
		assertThat(quiz.grade(List.of(2, 0)).right()).isTrue();
		assertThat(quiz.grade(List.of(0)).right()).isFalse();
		assertThat(quiz.grade(List.of(0, 1, 2))).isEqualTo(new Grade(false, Map.of(1, "<p>Not <code>b</code>.</p>")));
	}

	@Test
	void aQuizStandsBetweenTheTextAroundIt() {
		assertThat(new ContentFolder(this.root).lesson(SEVERAL + "\n\n" + ONE).blocks())
			.extracting((block) -> switch (block) {
				case Block.Prose prose -> prose.html();
				case Block.Question question -> question.quiz().id();
				default -> block.toString();
			})
			.containsExactly("<p>Before.</p>", "q1", "<p>After.</p>", "q2");
	}

	@Test
	void whatIsNoAnswerIsRefusedWithASentence() {
		Quiz quiz = quiz(ONE);
		assertThatIllegalArgumentException().isThrownBy(() -> quiz.grade(List.of()))
			.withMessage("Choose an answer first.");
		assertThatIllegalArgumentException().isThrownBy(() -> quiz.grade(List.of(0, 1)))
			.withMessage("Choose one answer only.");
		for (Integer place : Arrays.asList(-1, 3, Integer.MIN_VALUE, null)) {
			assertThatIllegalArgumentException().isThrownBy(() -> quiz.grade(Arrays.asList(place)))
				.withMessage("Choose among the answers of this question.");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> quiz(SEVERAL).grade(List.of(1, 1)))
			.withMessage("Choose each answer only once.");
	}

	@ParameterizedTest
	@ValueSource(strings = { ONE, SEVERAL })
	void theRightAnswersAreInNothingThatIsShown(String text) {
		Quiz quiz = quiz(text);
		assertThat(quiz.question() + quiz.options() + quiz + quiz.id()).doesNotContainIgnoringCase("(x)", "[x]",
				"right", "Yes", "Not <code>");
	}

}
