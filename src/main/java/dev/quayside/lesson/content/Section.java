package dev.quayside.lesson.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * What stands under one second-level heading, not yet drawn.
 *
 * @param heading the heading; none for what stands before the first
 * @param slug what a link writes after {@code #}; unique in the lesson
 * @param nodes what stands under it
 */
record Section(Optional<Heading> heading, String slug, List<Node> nodes) {

	static final String START = "start";

	/**
	 * A prefix keeps the anchors of lessons apart from the ids of the page's own parts.
	 */
	String id() {
		return "step-" + this.slug;
	}

	static List<Section> of(Node document) {
		List<Section> sections = new ArrayList<>();
		Slugs slugs = new Slugs();
		Section section = new Section(Optional.empty(), slugs.unique(START), new ArrayList<>());
		sections.add(section);
		for (Node node : Nodes.children(document)) {
			if (node instanceof Heading heading && heading.getLevel() == 2) {
				section = new Section(Optional.of(heading), slugs.unique(Nodes.words(heading)), new ArrayList<>());
				sections.add(section);
			}
			else {
				section.nodes().add(node);
			}
		}
		if (sections.getFirst().nodes().isEmpty()) {
			sections.removeFirst();
		}
		return sections;
	}

}
