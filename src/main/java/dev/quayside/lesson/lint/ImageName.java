package dev.quayside.lesson.lint;

/**
 * The names of images, of which Docker knows several for one.
 */
final class ImageName {

	private ImageName() {
	}

	/** The one form of a name that all others become: short, and with its tag. */
	static String canonical(String written) {
		String name = written;
		for (String prefix : new String[] { "index.docker.io/", "docker.io/", "library/" }) {
			name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
		}
		int digest = name.indexOf('@');
		if (digest >= 0) {
			return name;
		}
		return (name.lastIndexOf(':') > name.lastIndexOf('/')) ? name : name + ":latest";
	}

}
