package dev.quayside.lesson.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.ContentException;
import dev.quayside.lesson.Fault;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.Quiz;
import dev.quayside.lesson.Step;

/**
 * A content folder of one course named {@code course}, made for a test.
 */
final class ContentFolder {

	static final String FRONT = """
			---
			title: A lesson
			summary: What it teaches.
			minutes: 5
			images:
			  - alpine
			---
			""";

	private final Path root;

	ContentFolder(Path root) {
		this.root = root;
		file("course.md", "---\ntitle: A course\nsummary: What it is about.\n---\n");
	}

	ContentFolder file(String name, String text) {
		return file(name, text.getBytes(StandardCharsets.UTF_8));
	}

	ContentFolder file(String name, byte[] bytes) {
		try {
			Path file = this.root.resolve("course").resolve(name);
			Files.createDirectories(file.getParent());
			Files.write(file, bytes);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A lesson with one step that holds the text, from line 10 on. */
	ContentFolder lesson(String text) {
		return file("01-one.md", FRONT + "## Step\n\n" + text + "\n");
	}

	LessonCatalogue read() {
		return ContentReader.read(this.root);
	}

	List<Fault> faults() {
		try {
			read();
			return List.of();
		}
		catch (ContentException ex) {
			return ex.faults();
		}
	}

	/** The faults as sentences whose files are named from the course on. */
	List<String> sentences() {
		return faults().stream().map((fault) -> fault.toString().substring(this.root.toString().length() + 1)).toList();
	}

	Lesson lesson() {
		return read().lesson("course", "one").orElseThrow();
	}

	List<Block> blocks() {
		return lesson().steps().stream().map(Step::blocks).flatMap(List::stream).toList();
	}

	/** The text of the first step. */
	String html() {
		return blocks().stream()
			.filter(Block.Prose.class::isInstance)
			.map(Block.Prose.class::cast)
			.findFirst()
			.orElseThrow()
			.html();
	}

	Quiz quiz() {
		return blocks().stream()
			.filter(Block.Question.class::isInstance)
			.map(Block.Question.class::cast)
			.findFirst()
			.orElseThrow()
			.quiz();
	}

}
