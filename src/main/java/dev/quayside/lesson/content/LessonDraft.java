package dev.quayside.lesson.content;

import java.util.List;

/**
 * A lesson that was parsed but not drawn: what the other lessons of the course can point
 * to.
 *
 * @param name the name of its file
 * @param front what stands above its text
 * @param sections its steps, not yet drawn
 * @param faults takes what is wrong with it
 */
record LessonDraft(LessonName name, FrontMatter front, List<Section> sections, FileFaults faults) {

	boolean hasAnchor(String slug) {
		return this.sections.stream().anyMatch((section) -> section.slug().equals(slug));
	}

}
