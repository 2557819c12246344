package dev.quayside.lesson.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.quayside.lesson.Run;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Draws fences: commands that run in a terminal, and plain code.
 */
final class CodeBlocks {

	private static final Pattern TERMINAL = Pattern.compile("\\.term([12])");

	private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+#-]{0,30}");

	private CodeBlocks() {
	}

	/** What a fence runs, if it is one that runs. */
	static Optional<Run> run(FencedCodeBlock block) {
		Matcher terminal = TERMINAL.matcher((block.getInfo() != null) ? block.getInfo().strip() : "");
		return terminal.matches()
				? Optional.of(new Run(Integer.parseInt(terminal.group(1)), lines(block), Nodes.line(block)))
				: Optional.empty();
	}

	private static List<String> lines(FencedCodeBlock block) {
		return block.getLiteral().lines().map(String::stripTrailing).filter((line) -> !line.isEmpty()).toList();
	}

	static void render(FencedCodeBlock block, boolean mayRun, HtmlWriter html, FileFaults faults) {
		String info = (block.getInfo() != null) ? block.getInfo().strip() : "";
		Matcher terminal = TERMINAL.matcher(info);
		html.line();
		if (terminal.matches()) {
			if (!mayRun) {
				faults.add(block, "a command that runs stands in a quiz", "move it above the quiz");
			}
			run(block, terminal.group(1), html, faults);
		}
		else {
			if (info.equals(CheckReader.MARK) || info.equals(LookupReader.ANSWER) || info.equals(LookupReader.PLACES)) {
				faults.add(block, "a fence marked " + info + " stands where it has no effect",
						info.equals(LookupReader.ANSWER) ? "write it below the question of a quiz"
								: "write it outside of lists, quotations and quizzes");
			}
			if (info.startsWith(".") || info.startsWith("{")) {
				faults.add(block, "a fence is marked " + info + ", which is no terminal",
						"write .term1 or .term2, or nothing");
			}
			plain(block, info, html);
		}
		html.line();
	}

	private static void run(FencedCodeBlock block, String terminal, HtmlWriter html, FileFaults faults) {
		String command = block.getLiteral().stripTrailing();
		if (command.isBlank()) {
			faults.add(block, "a command that runs is empty", "write the command, or remove the fence");
		}
		html.tag("figure", Map.of("class", "run", "data-terminal", terminal));
		html.tag("pre");
		html.tag("code");
		Matcher placeholder = Places.PATTERN.matcher(command);
		int from = 0;
		while (placeholder.find()) {
			html.text(command.substring(from, placeholder.start()));
			html.tag("var", Map.of("data-placeholder", placeholder.group(1)));
			html.text(placeholder.group());
			html.tag("/var");
			from = placeholder.end();
		}
		html.text(command.substring(from));
		html.tag("/code");
		html.tag("/pre");
		html.tag("/figure");
	}

	private static void plain(FencedCodeBlock block, String info, HtmlWriter html) {
		String language = info.split("\\s", 2)[0];
		html.tag("pre");
		html.tag("code", LANGUAGE.matcher(language).matches() ? Map.of("class", "language-" + language) : Map.of());
		html.text(block.getLiteral());
		html.tag("/code");
		html.tag("/pre");
	}

}
