package dev.quayside.lesson.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.Quiz;
import dev.quayside.lesson.content.Reading;

/**
 * What the page of a lesson is made of, to tell whether it is another one. Right answers
 * are not part of it.
 *
 * @param parts the parts
 */
record PageMark(List<Object> parts) {

	static PageMark of(Reading.ReadCourse course, Lesson lesson) {
		List<Object> blocks = lesson.steps()
			.stream()
			.<Object>map((step) -> List.of(step.id(), step.title(), step.blocks().stream().map(PageMark::of).toList()))
			.toList();
		List<String> titles = course.course().lessons().stream().map((one) -> one.id() + " " + one.title()).toList();
		List<FileTime> pictures = course.pictures().values().stream().sorted().map(PageMark::changed).toList();
		return new PageMark(List.of(course.course().title(), titles, pictures, lesson.number(), lesson.title(),
				lesson.summary(), lesson.minutes(), blocks));
	}

	private static Object of(Block block) {
		return switch (block) {
			case Block.Question(Quiz quiz) ->
				List.of(quiz.id(), quiz.question(), quiz.options(), quiz.severalAnswers());
			default -> block;
		};
	}

	private static FileTime changed(Path picture) {
		try {
			return Files.getLastModifiedTime(picture);
		}
		catch (IOException _) {
			return FileTime.fromMillis(0);
		}
	}

}
