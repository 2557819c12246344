package dev.quayside.lesson.lint;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.quayside.lesson.Count;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Words;

/**
 * Tells whether all that one expectation counts is counted by another one, too. Where
 * that is not plain the answer is no.
 */
final class Covering {

	private Covering() {
	}

	static boolean covers(Expectation wide, Expectation narrow) {
		return switch (wide) {
			case Expectation.Image a when narrow instanceof Expectation.Image b ->
				image(a.name(), b.name()) && image(a.from(), b.from()) && labels(a.labels(), b.labels());
			case Expectation.Container a when narrow instanceof Expectation.Container b -> container(a, b);
			case Expectation.Network a when narrow instanceof Expectation.Network b ->
				words(a.name(), b.name()) && all(a.members(), b.members());
			case Expectation.Volume a when narrow instanceof Expectation.Volume b ->
				words(a.name(), b.name()) && labels(a.labels(), b.labels()) && a.users() <= b.users();
			default -> false;
		};
	}

	static Count count(Expectation expected) {
		return switch (expected) {
			case Expectation.Image image -> image.count();
			case Expectation.Container container -> container.count();
			case Expectation.Network network -> network.count();
			case Expectation.Volume volume -> volume.count();
			case Expectation.Ran _ -> Count.SOME;
		};
	}

	private static boolean container(Expectation.Container a, Expectation.Container b) {
		return image(a.image(), b.image()) && words(a.command(), b.command()) && words(a.name(), b.name())
				&& words(a.state(), b.state()) && (a.exitCode().isEmpty() || a.exitCode().equals(b.exitCode()))
				&& labels(a.labels(), b.labels()) && all(a.networks(), b.networks()) && all(a.volumes(), b.volumes())
				&& file(a.file(), b.file());
	}

	private static boolean image(Words a, Words b) {
		return a.isAny() || (!a.pattern().contains("*") && !b.pattern().contains("*")
				&& ImageName.canonical(a.pattern()).equals(ImageName.canonical(b.pattern())));
	}

	private static boolean words(Words a, Words b) {
		return a.isAny() || a.equals(b) || (!b.pattern().contains("*") && a.matches(b.pattern()));
	}

	private static boolean labels(Map<String, Words> a, Map<String, Words> b) {
		return a.entrySet()
			.stream()
			.allMatch((label) -> b.containsKey(label.getKey()) && words(label.getValue(), b.get(label.getKey())));
	}

	private static boolean all(List<Words> a, List<Words> b) {
		return a.stream().allMatch((one) -> b.stream().anyMatch((other) -> words(one, other)));
	}

	private static boolean file(Optional<Expectation.File> a, Optional<Expectation.File> b) {
		return a.isEmpty() || (b.isPresent() && a.get().path().equals(b.get().path())
				&& words(a.get().content(), b.get().content()));
	}

}
