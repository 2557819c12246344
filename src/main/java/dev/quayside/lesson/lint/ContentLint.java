package dev.quayside.lesson.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.quayside.lesson.ContentException;
import dev.quayside.lesson.Fault;
import dev.quayside.lesson.content.ContentReader;
import dev.quayside.lesson.content.Reading;

/**
 * Judges content: what does not read, and what reads well but would not work. Safe for
 * use by several threads.
 */
public final class ContentLint {

	private final CommandTable table = CommandTable.load();

	/**
	 * Judges a folder of courses, or of one course.
	 * @param folder the folder
	 * @return all faults, each once, in the order of files and lines
	 */
	public List<Fault> judge(Path folder) {
		try {
			Reading reading = ContentReader.readingOf(folder);
			return Stream.concat(reading.faults().stream(), judge(reading).stream()).distinct().sorted().toList();
		}
		catch (ContentException ex) {
			String sentence = Objects.toString(ex.getMessage(), ": ");
			int colon = sentence.lastIndexOf(": ");
			return List.of(new Fault(folder.toString(), 1, sentence.substring(0, colon),
					sentence.substring(colon + 2).replaceAll("\\.$", "")));
		}
	}

	/**
	 * Judges what was read well.
	 * @param reading what was read
	 * @return the faults beside those of the reading itself, in no order
	 */
	public List<Fault> judge(Reading reading) {
		List<Fault> faults = new ArrayList<>();
		reading.courses()
			.stream()
			.flatMap((course) -> course.lessons().stream())
			.forEach((lesson) -> LessonJudge.judge(lesson, this.table, faults::add));
		return faults;
	}

}
