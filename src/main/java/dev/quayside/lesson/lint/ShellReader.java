package dev.quayside.lesson.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.quayside.lesson.content.Places;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is typed at a prompt as a shell would, as far as is needed to tell its
 * commands. What it cannot know it marks so, rather than to guess.
 */
final class ShellReader {

	/** Stands for a place that is filled later; of no other use in any text. */
	static final String PLACE = "\uE000";

	private static final Set<String> OPENING = Set.of("for", "while", "until", "if", "case");

	private static final Set<String> CLOSING = Set.of("done", "fi", "esac");

	private static final Set<String> BEFORE_A_COMMAND = Set.of("do", "then", "else", "elif", "{", "}", "!", "time",
			"exec", "command", "nohup");

	private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);

	private final ShellText text;

	private final LineFaults faults;

	private final List<ShellCommand> commands = new ArrayList<>();

	private final List<HereText> hereTexts = new ArrayList<>();

	private final Deque<Pending> pending = new ArrayDeque<>();

	private final List<ShellWord> words = new ArrayList<>();

	private final StringBuilder word = new StringBuilder();

	private boolean inWord;

	private boolean known = true;

	private int wordLine;

	private int commandLine;

	private int depth;

	private boolean piped;

	private boolean guarded;

	private boolean sound = true;

	private String redirection = "";

	private String target = "";

	private int redirectionLine;

	/**
	 * A text that is given to a command, as between {@code <<END} and {@code END}.
	 *
	 * @param line where its first line stands
	 * @param lines its lines
	 * @param target the file that the command writes; empty if none
	 */
	record HereText(int line, List<String> lines, String target) {
	}

	private record Pending(String end, boolean indented, int line) {
	}

	/**
	 * What a block types.
	 *
	 * @param commands in their order
	 * @param hereTexts in their order
	 * @param sound whether a shell would run all of it
	 */
	record Typed(List<ShellCommand> commands, List<HereText> hereTexts, boolean sound) {
	}

	private ShellReader(List<String> lines, int line, LineFaults faults) {
		this.text = new ShellText(lines, line);
		this.faults = faults;
	}

	/**
	 * Reads a block.
	 * @param lines its lines
	 * @param line where the first of them stands
	 * @param faults takes what no shell would run
	 */
	static Typed read(List<String> lines, int line, LineFaults faults) {
		List<String> filled = lines.stream().map((one) -> Places.filled(one, PLACE)).toList();
		return new ShellReader(filled, line, faults).read();
	}

	private Typed read() {
		while (!this.text.ended()) {
			step();
		}
		endLine();
		return new Typed(List.copyOf(this.commands), List.copyOf(this.hereTexts), this.sound);
	}

	private void step() {
		char c = this.text.peek();
		switch (c) {
			case '\n' -> {
				this.text.next();
				endLine();
			}
			case ' ', '\t' -> {
				this.text.next();
				endWord();
			}
			case '\\' -> escape();
			case '\'', '"' -> quote(c);
			case '$', '`' -> expansion(c);
			case ';', '&', '|', '(', ')' -> operator();
			case '<', '>' -> redirection();
			case '#' -> {
				if (this.inWord) {
					add(this.text.next());
				}
				else {
					comment();
				}
			}
			default -> add(this.text.next());
		}
	}

	private void add(char c) {
		begin();
		this.word.append(c);
		this.known &= c != PLACE.charAt(0);
	}

	private void begin() {
		if (!this.inWord) {
			this.inWord = true;
			this.wordLine = this.text.line();
		}
	}

	private void escape() {
		this.text.next();
		char c = this.text.next();
		if (c != '\n') {
			add(c);
		}
	}

	private void comment() {
		while (!this.text.ended() && this.text.peek() != '\n') {
			this.text.next();
		}
	}

	private void quote(char mark) {
		begin();
		int line = this.text.line();
		this.text.next();
		String quoted = this.text.upTo(mark, mark == '"');
		if (quoted == null) {
			fault(line, "a quotation mark " + mark + " is not closed", "close it, or write a backslash before it");
			skipAll();
			return;
		}
		if (mark == '"') {
			this.known &= quoted.indexOf('$') < 0 && quoted.indexOf('`') < 0;
			this.word.append(quoted.replaceAll("\\\\([\"\\\\$`])", "$1"));
		}
		else {
			this.word.append(quoted);
		}
		this.known &= !quoted.contains(PLACE);
	}

	private void expansion(char mark) {
		begin();
		this.known = false;
		int line = this.text.line();
		this.word.append(this.text.next());
		if (mark == '`') {
			inner(this.text.upTo('`', true), line, "`");
		}
		else if (this.text.peek() == '(') {
			this.text.next();
			inner(this.text.upToMatching('(', ')'), line, "$(");
		}
		else if (this.text.peek() == '{') {
			this.text.next();
			inner(this.text.upTo('}', false), line, "${");
		}
	}

	private void inner(@Nullable String inner, int line, String opening) {
		if (inner == null) {
			fault(line, "what " + opening + " opens is not closed", "close it");
			skipAll();
		}
		else {
			this.word.append('(').append(inner).append(')');
		}
	}

	private void operator() {
		boolean or = this.text.looksAt("||");
		boolean pipe = this.text.looksAt("|") && !or;
		if (this.text.looksAt("&>")) {
			this.text.next();
			redirection();
			return;
		}
		endWord();
		this.piped |= pipe;
		this.guarded |= or;
		endCommand();
		this.piped = pipe;
		this.guarded = or;
		this.text.skip((or || this.text.looksAt("&&") || this.text.looksAt(";;")) ? 2 : 1);
	}

	private void redirection() {
		if (this.inWord && this.word.toString().matches("[0-9]+")) {
			this.word.setLength(0);
			this.inWord = false;
		}
		endWord();
		missingTarget();
		this.redirectionLine = this.text.line();
		for (String form : List.of("<<<", "<<-", "<<", "<&", "<(", ">(", ">>", ">&", ">|", "<", ">")) {
			if (this.text.looksAt(form)) {
				this.text.skip(form.length());
				this.redirection = form;
				break;
			}
		}
		if (this.redirection.endsWith("(")) {
			this.redirection = "";
			expandProcess();
		}
		this.piped |= this.redirection.startsWith("<");
	}

	private void expandProcess() {
		begin();
		this.known = false;
		inner(this.text.upToMatching('(', ')'), this.text.line(), "<(");
	}

	private void endWord() {
		if (!this.inWord) {
			return;
		}
		String text = this.word.toString();
		if (this.redirection.isEmpty()) {
			if (this.words.isEmpty()) {
				this.commandLine = this.wordLine;
			}
			this.words.add(new ShellWord(text, this.known));
		}
		else if (this.redirection.equals("<<") || this.redirection.equals("<<-")) {
			this.pending.add(new Pending(text, this.redirection.equals("<<-"), this.wordLine));
		}
		else if (this.redirection.startsWith(">")) {
			this.target = text;
		}
		this.redirection = "";
		this.word.setLength(0);
		this.inWord = false;
		this.known = true;
	}

	private void missingTarget() {
		if (!this.redirection.isEmpty()) {
			fault(this.redirectionLine, "a redirection " + this.redirection + " names no file",
					"name one; a place to be filled is letters, digits, spaces and dashes between < and >");
			this.redirection = "";
		}
	}

	private void endCommand() {
		missingTarget();
		while (!this.words.isEmpty() && isBeforeACommand(this.words.getFirst())) {
			this.words.removeFirst();
		}
		if (!this.words.isEmpty()) {
			this.commands
				.add(new ShellCommand(this.commandLine, this.words, this.guarded || this.depth > 0, this.piped));
		}
		this.words.clear();
	}

	private boolean isBeforeACommand(ShellWord first) {
		if (!first.known()) {
			return ASSIGNMENT.matcher(first.text()).matches();
		}
		this.depth += OPENING.contains(first.text()) ? 1 : 0;
		this.depth -= CLOSING.contains(first.text()) ? 1 : 0;
		return Set.of("while", "until", "if").contains(first.text()) || BEFORE_A_COMMAND.contains(first.text())
				|| ASSIGNMENT.matcher(first.text()).matches();
	}

	/** Behind what is not closed nothing can be told from anything else. */
	private void skipAll() {
		while (!this.text.ended()) {
			this.text.next();
		}
	}

	private void fault(int line, String problem, String remedy) {
		this.sound = false;
		this.faults.add(line, problem, remedy);
	}

	private void endLine() {
		endWord();
		endCommand();
		this.piped = false;
		this.guarded = false;
		while (!this.pending.isEmpty()) {
			Pending one = this.pending.remove();
			int line = this.text.line();
			List<String> lines = this.text.linesUpTo(one.end(), one.indented());
			if (lines == null) {
				fault(one.line(), "the text that <<" + one.end() + " begins never ends",
						"write " + one.end() + " on a line of its own below it");
				skipAll();
				this.pending.clear();
			}
			else {
				this.hereTexts.add(new HereText(line, lines, this.target));
			}
		}
		this.target = "";
	}

}
