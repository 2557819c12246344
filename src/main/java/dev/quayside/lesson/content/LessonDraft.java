package dev.quayside.lesson.content;

import java.util.List;

/**
 * A lesson that was parsed but not drawn: what the other lessons of the course can point
 * to.
 *
 * @param name the name of its file
 * @param front what stands above its text
 * @param sections its steps, not yet drawn
 */
record LessonDraft(LessonName name, FrontMatter front, List<Section> sections) {

	FileFaults faults() {
		return this.front.faults();
	}

	boolean hasAnchor(String slug) {
		return this.sections.stream().anyMatch((section) -> section.slug().equals(slug));
	}

}
