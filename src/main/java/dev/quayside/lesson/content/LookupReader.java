package dev.quayside.lesson.content;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.quayside.lesson.ComputedQuiz;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Fact;
import dev.quayside.lesson.Lookup;
import org.commonmark.node.FencedCodeBlock;

/**
 * Reads what is to be looked up in an engine: the answers of questions, and what fills
 * the places in commands.
 */
final class LookupReader {

	static final String ANSWER = "answer";

	static final String PLACES = "places";

	private static final int ENOUGH = 3; // characters of an id

	private final Phrase phrase;

	private final FileFaults faults;

	LookupReader(Phrase phrase, FileFaults faults) {
		this.phrase = phrase;
		this.faults = faults;
	}

	Optional<ComputedQuiz> quiz(String id, String question, FencedCodeBlock fence) {
		return Declared.read(fence, this.faults).flatMap((map) -> {
			Optional<Lookup> lookup = lookup(map);
			int least = map.number("at least", 1, 64).orElse(ENOUGH);
			String right = this.phrase.html(map, "right");
			String wrong = this.phrase.html(map, "wrong");
			String missing = this.phrase.html(map, "missing");
			map.refuseOthers();
			if (missing.isEmpty()) {
				this.faults.add(map.line(), "nothing is said to who has no such object yet",
						"write missing: and what to do first");
			}
			return lookup
				.map((found) -> new ComputedQuiz(id, question, found, least, right, wrong, missing, Nodes.line(fence)));
		});
	}

	Map<String, Lookup> places(FencedCodeBlock fence) {
		Map<String, Lookup> places = new LinkedHashMap<>();
		Declared.read(fence, this.faults).ifPresent((map) -> map.keys().forEach((name) -> {
			if (!Places.isPlace(name)) {
				map.fault(name, "no place in a command is called " + name, "write the words between its brackets");
			}
			map.map(name).ifPresent((place) -> {
				lookup(place).ifPresent((found) -> places.put(name, found));
				place.refuseOthers();
			});
		}));
		return places;
	}

	private Optional<Lookup> lookup(DeclaredMap map) {
		List<Expectation> about = ExpectationReader.objects(map);
		Optional<Fact> fact = fact(map);
		if (about.size() != 1) {
			this.faults.add(map.line(), "it is not clear which object is meant",
					"write one image, container, network or volume");
			return Optional.empty();
		}
		if (fact.isPresent() && !factsOf(about.getFirst()).contains(fact.get())) {
			map.fault("tell", "such an object has no " + name(fact.get()), "write tell: with another of its facts");
		}
		return fact.map((found) -> new Lookup(about.getFirst(), found));
	}

	private Optional<Fact> fact(DeclaredMap map) {
		String word = map.text("tell").orElse("");
		for (Fact fact : Fact.values()) {
			if (name(fact).equals(word)) {
				return Optional.of(fact);
			}
		}
		map.fault("tell", "it is not clear what of the object is meant",
				"write tell: id, name, image, command, state, exit code, address, subnet or count");
		return Optional.empty();
	}

	private static Set<Fact> factsOf(Expectation about) {
		return switch (about) {
			case Expectation.Image _ -> EnumSet.of(Fact.ID, Fact.NAME, Fact.COMMAND, Fact.COUNT);
			case Expectation.Container _ -> EnumSet.complementOf(EnumSet.of(Fact.SUBNET));
			case Expectation.Network _ -> EnumSet.of(Fact.ID, Fact.NAME, Fact.SUBNET, Fact.COUNT);
			case Expectation.Volume _ -> EnumSet.of(Fact.NAME, Fact.COUNT);
			case Expectation.Ran _ -> EnumSet.noneOf(Fact.class);
		};
	}

	private static String name(Fact fact) {
		return fact.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
