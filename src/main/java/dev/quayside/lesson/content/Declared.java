package dev.quayside.lesson.content;

import java.util.Optional;

import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads fences in which an author declares something in YAML. They are only composed to
 * nodes: no tag makes an object, no alias repeats a collection.
 */
final class Declared {

	private static final int CHARACTERS = 8_192;

	private static final int DEPTH = 8;

	/** It is only read. */
	private static final Resolver RESOLVER = new Resolver();

	private Declared() {
	}

	/** Whether a node is a fence of this mark. */
	static boolean is(Node node, String mark) {
		return node instanceof FencedCodeBlock fence && fence.getInfo() != null && fence.getInfo().strip().equals(mark);
	}

	static Optional<DeclaredMap> read(FencedCodeBlock fence, FileFaults faults) {
		int before = Nodes.line(fence);
		try {
			org.yaml.snakeyaml.nodes.Node node = compose(fence.getLiteral());
			if (node instanceof MappingNode mapping) {
				return Optional.of(new DeclaredMap(mapping, before, faults));
			}
			faults.add(fence, "the fence says nothing", "write key: value in it, one a line");
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 0;
			faults.add(before + line, "this is no YAML (" + ex.getProblem() + ")",
					"write key: value, indent with spaces, and put a text that holds : # or ` in quotes");
		}
		catch (YAMLException ex) {
			faults.add(fence, "this YAML is larger or deeper than " + CHARACTERS + " characters and " + DEPTH
					+ " levels, or repeats itself by aliases", "write it shorter, without & and *");
		}
		return Optional.empty();
	}

	/** What else a {@code Yaml} makes, to build and to write objects, is not needed. */
	private static org.yaml.snakeyaml.nodes.@Nullable Node compose(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		options.setAllowRecursiveKeys(false);
		options.setMaxAliasesForCollections(0);
		options.setNestingDepthLimit(DEPTH);
		options.setCodePointLimit(CHARACTERS);
		return new Composer(new ParserImpl(new StreamReader(text), options), RESOLVER, options).getSingleNode();
	}

}
