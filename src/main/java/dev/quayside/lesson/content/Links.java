package dev.quayside.lesson.content;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says where the links of a lesson lead.
 *
 * @param course the id of the course
 * @param lessons the lessons of the course
 * @param own the lesson that the links stand in
 */
record Links(String course, Collection<LessonDraft> lessons, LessonDraft own) {

	private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

	private static final String FORMS = "link to https://…, mailto:…, another lesson such as 02-images.md, or #a-step";

	/**
	 * Where a link leads.
	 */
	sealed interface Target {

		/**
		 * Somewhere.
		 *
		 * @param address the safe address
		 * @param external whether it leaves Quayside
		 */
		record Found(String address, boolean external) implements Target {
		}

		/**
		 * Nowhere.
		 *
		 * @param problem what is wrong
		 * @param remedy what to do
		 */
		record Dead(String problem, String remedy) implements Target {
		}

	}

	Target resolve(String destination) {
		if (destination.isEmpty() || destination.length() > Limits.ADDRESS_LENGTH) {
			return new Target.Dead("a link is empty or longer than " + Limits.ADDRESS_LENGTH + " characters", FORMS);
		}
		Matcher scheme = SCHEME.matcher(destination);
		if (scheme.matches()) {
			return external(scheme.group(1).toLowerCase(Locale.ROOT), destination);
		}
		return internal(destination);
	}

	private static Target external(String scheme, String destination) {
		try {
			URI uri = new URI(destination);
			boolean web = (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
			if (web || (scheme.equals("mailto") && uri.isOpaque())) {
				return new Target.Found(uri.toASCIIString(), web);
			}
		}
		catch (URISyntaxException _) {
			return new Target.Dead("a link is not a valid address", "write spaces and the like as %20");
		}
		return new Target.Dead("a link has the scheme " + scheme + ": or no host", FORMS);
	}

	private Target internal(String destination) {
		int hash = destination.indexOf('#');
		String path = (hash < 0) ? destination : destination.substring(0, hash);
		String anchor = (hash < 0) ? "" : destination.substring(hash + 1);
		Optional<LessonDraft> lesson = path.isEmpty() ? Optional.of(this.own) : lesson(path);
		if (lesson.isEmpty()) {
			return new Target.Dead("a link leads to " + path + ", which is no lesson of this course", FORMS);
		}
		if (hash >= 0 && !lesson.get().hasAnchor(anchor)) {
			return new Target.Dead("a link leads to #" + anchor + ", which is no step of that lesson",
					"write the heading of the step in small letters with dashes");
		}
		String address = path.isEmpty() ? "" : "/lessons/" + this.course + "/" + lesson.get().name().id();
		return new Target.Found((hash < 0) ? address : address + "#step-" + anchor, false);
	}

	private Optional<LessonDraft> lesson(String path) {
		String name = path.startsWith("./") ? path.substring(2) : path;
		return this.lessons.stream()
			.filter((lesson) -> name.equals(lesson.name().id()) || name.equals(lesson.name().file()))
			.findFirst();
	}

}
