package dev.quayside.lesson.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.Step;

/**
 * Reads lessons: first drafts of all, then each with its links to the others.
 */
final class LessonReader {

	private static final String HEADING = "begin each step with a heading: ## What the learner does";

	/**
	 * A lesson and its source.
	 *
	 * @param lesson the lesson
	 * @param source its source
	 */
	record ReadLesson(Lesson lesson, LessonSource source) {
	}

	private LessonReader() {
	}

	static LessonDraft draft(Path file, LessonName name, FileFaults faults) {
		return SourceReader.read(file, faults)
			.map((source) -> FrontMatterReader.read(source, "title", "summary", "minutes", "images"))
			.map((front) -> new LessonDraft(name, front, sections(front.body(), faults), faults))
			.orElseGet(() -> new LessonDraft(name, FrontMatter.unreadable("", faults), List.of(), faults));
	}

	private static List<Section> sections(String body, FileFaults faults) {
		return Markdown.parse(body, faults).map((document) -> {
			List<Section> sections = Section.of(document);
			if (sections.stream().noneMatch((section) -> section.heading().isPresent())) {
				faults.add(1, "the lesson has no steps", HEADING);
			}
			return sections;
		}).orElse(List.of());
	}

	static ReadLesson finish(LessonDraft draft, Links links, Pictures pictures) {
		FrontMatter front = draft.front();
		List<Moment> moments = new ArrayList<>();
		StepReader steps = new StepReader(new Page(links, pictures, draft.faults()), moments::add);
		List<Step> read = draft.sections().stream().map(steps::read).toList();
		Lesson lesson = new Lesson(draft.name().id(), draft.name().number(), front.text("title"), front.text("summary"),
				front.minutes(), front.images(), read);
		return new ReadLesson(lesson, new LessonSource(links.course(), lesson.id(), draft.faults().file(),
				front.imagesLine(), lesson.images(), front.body(), moments));
	}

}
