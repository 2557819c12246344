package dev.quayside.lesson.content;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Draws the links and pictures of one lesson. It counts them, for they can repeat what
 * stands in the source but once.
 */
final class Page {

	private final Links links;

	private final Pictures pictures;

	private final FileFaults faults;

	private int drawnLinks;

	private int drawnPictures;

	Page(Links links, Pictures pictures, FileFaults faults) {
		this.links = links;
		this.pictures = pictures;
		this.faults = faults;
	}

	FileFaults faults() {
		return this.faults;
	}

	/**
	 * The attributes of a link; none if it leads nowhere or there are too many.
	 */
	Optional<Map<String, String>> link(Link link) {
		if (++this.drawnLinks > Limits.LINKS) {
			if (this.drawnLinks == Limits.LINKS + 1) {
				this.faults.add(link, "the lesson has more than " + Limits.LINKS + " links", "remove some");
			}
			return Optional.empty();
		}
		return switch (this.links.resolve(link.getDestination())) {
			case Links.Target.Found found -> {
				Map<String, String> attributes = new LinkedHashMap<>();
				attributes.put("href", found.address());
				title(link.getTitle(), link).ifPresent((title) -> attributes.put("title", title));
				if (found.external()) {
					attributes.put("rel", "noopener noreferrer");
				}
				yield Optional.of(attributes);
			}
			case Links.Target.Dead dead -> {
				this.faults.add(link, dead.problem(), dead.remedy());
				yield Optional.empty();
			}
		};
	}

	void picture(Image image, HtmlWriter html) {
		String words = Nodes.words(image);
		if (words.isBlank()) {
			this.faults.add(image, "a picture has no words for those who cannot see it",
					"write them between the brackets: ![what it shows](…)");
		}
		if (++this.drawnPictures > Limits.PICTURES) {
			if (this.drawnPictures == Limits.PICTURES + 1) {
				this.faults.add(image, "the lesson has more than " + Limits.PICTURES + " pictures", "remove some");
			}
			return;
		}
		String name = "picture-" + this.drawnPictures;
		this.pictures.find(image.getDestination(), Nodes.line(image), this.faults).ifPresent((picture) -> {
			switch (picture) {
				case Pictures.Picture.Inline inline -> html.raw(inline.drawing().html(name));
				case Pictures.Picture.Fetched fetched ->
					html.tag("img", Map.of("src", fetched.address(), "alt", words), true);
			}
		});
	}

	/**
	 * The title of a link or a picture: what stands in quotes after its address.
	 */
	Optional<String> title(String title, Node node) {
		if (title == null || title.isBlank()) {
			return Optional.empty();
		}
		if (title.length() > Limits.ADDRESS_LENGTH) {
			this.faults.add(node, "a title is longer than " + Limits.ADDRESS_LENGTH + " characters", "shorten it");
			return Optional.empty();
		}
		return Optional.of(title);
	}

}
