package dev.quayside.lesson.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.ContentChanges.Standing;
import dev.quayside.lesson.ContentException;
import dev.quayside.lesson.Lesson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LiveContentTest {

	private static final String FRONT = "---\ntitle: A\nsummary: B\nminutes: 5\n---\n\n## A step\n\n";

	private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>t</title>"
			+ "<desc>d</desc><text>%s</text></svg>";

	@TempDir
	Path root;

	private final BlockingQueue<Standing> told = new LinkedBlockingQueue<>();

	private LiveContent content;

	@BeforeEach
	void serveTwoLessons() throws IOException {
		write("course.md", "---\ntitle: A course\nsummary: B\n---\n");
		write("01-one.md", FRONT + "First words.");
		write("02-two.md", FRONT + "Other words.");
		this.content = LiveContent.open(this.root);
		this.content.listen("course", "one", this.told::add);
		assertThat(this.told.remove()).isEqualTo(new Standing(1, false, List.of()));
	}

	@AfterEach
	void end() {
		this.content.destroy();
	}

	@Test
	void aChangeIsServedAndTold() throws IOException, InterruptedException {
		write("01-one.md", FRONT + "Second words.");
		assertThat(told((standing) -> standing.version() == 2).faults()).isEmpty();
		assertThat(text("one")).contains("Second words.");
		assertThat(this.content.standing("course", "two").version()).isEqualTo(1);
	}

	@Test
	void aFileThatAnEditorPutsInThePlaceOfAnotherIsAChangeAsAnyOther() throws IOException, InterruptedException {
		write(".01-one.md.swp", FRONT + "Replaced words.");
		Files.move(this.root.resolve("course/.01-one.md.swp"), this.root.resolve("course/01-one.md"),
				StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		told((standing) -> standing.version() == 2);
		assertThat(text("one")).contains("Replaced words.");
	}

	@Test
	void theLastGoodVersionIsServedWhileThereAreFaults() throws IOException, InterruptedException {
		write("01-one.md", FRONT + "```.term9\nls\n```");
		Standing faulty = told((standing) -> !standing.faults().isEmpty());
		assertThat(faulty.held()).isTrue();
		assertThat(faulty.version()).isEqualTo(1);
		assertThat(faulty.faults()).singleElement().asString().contains("01-one.md:9: a fence is marked .term9");
		assertThat(text("one")).contains("First words.");
		write("01-one.md", FRONT + "Mended words.");
		assertThat(told((standing) -> standing.version() == 2)).isEqualTo(new Standing(2, false, List.of()));
		assertThat(text("one")).contains("Mended words.");
	}

	@Test
	void whatOnlyWouldNotWorkIsServedWithItsFaults() throws IOException, InterruptedException {
		write("01-one.md", FRONT + "```.term1\ndocker contianer ls\n```");
		Standing faulty = told((standing) -> !standing.faults().isEmpty());
		assertThat(faulty.held()).isFalse();
		assertThat(faulty.faults()).singleElement().asString().contains("there is no command docker contianer");
		assertThat(text("one")).contains("contianer");
	}

	@Test
	void theFaultsOfOneLessonAreNotThoseOfAnother() throws IOException, InterruptedException {
		BlockingQueue<Standing> ofTwo = new LinkedBlockingQueue<>();
		this.content.listen("course", "two", ofTwo::add);
		ofTwo.clear();
		write("02-two.md", FRONT + "[x](nowhere)");
		assertThat(ofTwo.poll(30, TimeUnit.SECONDS)).isNotNull();
		assertThat(this.content.standing("course", "one").faults()).isEmpty();
		assertThat(this.told).isEmpty();
	}

	@Test
	void aNewLessonAndANewNameOfTheCourseAreServed() throws IOException, InterruptedException {
		write("course.md", "---\ntitle: Another course\nsummary: B\n---\n");
		write("03-three.md", FRONT + "Third words.");
		told((standing) -> this.content.lesson("course", "three").isPresent());
		assertThat(this.content.course("course").orElseThrow().title()).isEqualTo("Another course");
	}

	@Test
	void aDrawingThatChangesChangesItsLesson() throws IOException, InterruptedException {
		Files.createDirectories(this.root.resolve("course/pictures"));
		write("pictures/box.svg", SVG.formatted("old"));
		write("01-one.md", FRONT + "![A box](pictures/box.svg)");
		told((standing) -> standing.version() == 2);
		write("pictures/box.svg", SVG.formatted("new"));
		told((standing) -> standing.version() == 3);
		assertThat(text("one")).contains(">new<");
		write("pictures/box.svg", "<svg onload='x()'/>");
		assertThat(told(Standing::held).faults()).isNotEmpty().allMatch((fault) -> fault.file().endsWith("box.svg"));
		assertThat(text("one")).contains(">new<");
	}

	@Test
	void aLessonThatIsGoneIsToldAndTheOthersStay() throws IOException, InterruptedException {
		Files.delete(this.root.resolve("course/01-one.md"));
		assertThat(told(Standing::held).faults()).singleElement().asString().contains("not in its course any more");
		assertThat(this.content.lesson("course", "two")).isPresent();
	}

	@Test
	void anImageThatWasNotThereAtTheStartIsAFault() throws IOException, InterruptedException {
		write("01-one.md",
				FRONT.replace("---\n\n", "images: [debian]\n---\n\n") + "```.term1\ndocker pull debian\n```");
		assertThat(told((standing) -> !standing.faults().isEmpty()).faults()).singleElement()
			.asString()
			.contains("01-one.md:5: the image debian was not in any lesson when the server started; start it again");
	}

	@Test
	void faultsToBeginWithEndTheStart() throws IOException {
		write("01-one.md", "No front matter.");
		assertThatExceptionOfType(ContentException.class).isThrownBy(() -> LiveContent.open(this.root))
			.withMessageContaining("01-one.md:1:");
	}

	private Standing told(Predicate<Standing> awaited) throws InterruptedException {
		while (true) {
			Standing standing = this.told.poll(30, TimeUnit.SECONDS);
			assertThat(standing).as("what was awaited").isNotNull();
			if (standing != null && awaited.test(standing)) {
				return standing;
			}
		}
	}

	private String text(String lesson) {
		Lesson served = this.content.lesson("course", lesson).orElseThrow();
		return ((Block.Prose) served.steps().getFirst().blocks().getFirst()).html();
	}

	private void write(String file, String text) throws IOException {
		Path path = this.root.resolve("course").resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

}
