package dev.quayside.lesson.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Judges the images that a Dockerfile written by a block is made from.
 */
final class DockerfileJudge {

	private static final String COPIED = "--from=";

	private final ImageJudge images;

	private final Set<String> stages = new HashSet<>();

	private DockerfileJudge(ImageJudge images) {
		this.images = images;
	}

	static boolean isDockerfile(ShellReader.HereText text) {
		String name = text.target().substring(text.target().lastIndexOf('/') + 1);
		return name.toLowerCase(Locale.ROOT).contains("dockerfile");
	}

	static void judge(ShellReader.HereText text, ImageJudge images) {
		DockerfileJudge one = new DockerfileJudge(images);
		for (int i = 0; i < text.lines().size(); i++) {
			one.line(List.of(text.lines().get(i).strip().split("\\s+")), text.line() + i);
		}
	}

	private void line(List<String> words, int number) {
		List<String> rest = words.stream().skip(1).filter((word) -> !word.startsWith("--")).toList();
		if (words.getFirst().equalsIgnoreCase("FROM") && !rest.isEmpty()) {
			image(rest.getFirst(), number);
			if (rest.size() > 2 && rest.get(1).equalsIgnoreCase("AS")) {
				this.stages.add(rest.get(2).toLowerCase(Locale.ROOT));
			}
		}
		else if (words.getFirst().equalsIgnoreCase("COPY")) {
			words.stream()
				.filter((word) -> word.startsWith(COPIED) && !word.matches(COPIED + "[0-9]+"))
				.forEach((word) -> image(word.substring(COPIED.length()), number));
		}
	}

	private void image(String image, int line) {
		boolean open = image.contains("$") || image.contains(ShellReader.PLACE) || image.equalsIgnoreCase("scratch");
		if (!open && !this.stages.contains(image.toLowerCase(Locale.ROOT))) {
			this.images.pulled(image, line);
		}
	}

}
