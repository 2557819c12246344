package dev.quayside.lesson.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads a command of Docker as its client does.
 */
final class InvocationReader {

	private static final Set<String> GLOBAL = Set.of("--debug", "-D", "--tls", "--tlsverify");

	private static final Set<String> GLOBAL_VALUED = Set.of("--config", "--context", "-c", "--host", "-H",
			"--log-level", "-l", "--tlscacert", "--tlscert", "--tlskey");

	private static final Set<String> TELLING = Set.of("--help", "-h", "--version", "-v", "help");

	private final CommandTable table;

	private final LineFaults faults;

	InvocationReader(CommandTable table, LineFaults faults) {
		this.table = table;
		this.faults = faults;
	}

	/**
	 * Reads a command that begins with {@code docker}.
	 * @return the call, unless it is a fault, only tells of itself, or cannot be known
	 */
	Optional<Invocation> read(ShellCommand command) {
		List<ShellWord> words = command.words().subList(1, command.words().size());
		while (!words.isEmpty() && words.getFirst().text().startsWith("-")) {
			String flag = words.getFirst().text();
			if (TELLING.contains(flag)) {
				return Optional.empty();
			}
			if (GLOBAL_VALUED.contains(flag) && words.size() > 1) {
				words = words.subList(2, words.size());
			}
			else if (GLOBAL.contains(flag) || GLOBAL_VALUED.contains(flag.replaceAll("=.*", ""))) {
				words = words.subList(1, words.size());
			}
			else {
				this.faults.add(command.line(), "docker has no flag " + flag,
						"write the name of a command behind docker");
				return Optional.empty();
			}
		}
		if (words.isEmpty() || !words.getFirst().known() || TELLING.contains(words.getFirst().text())) {
			return Optional.empty();
		}
		return form(command, words);
	}

	private Optional<Invocation> form(ShellCommand command, List<ShellWord> words) {
		String first = words.getFirst().text();
		String second = (words.size() > 1) ? words.get(1).text() : "";
		Optional<CommandForm> two = this.table.find(first + " " + second);
		if (two.isPresent()) {
			return call(command, two.get(), words.subList(2, words.size()));
		}
		Optional<CommandForm> one = this.table.find(first);
		if (one.isPresent()) {
			return call(command, one.get(), words.subList(1, words.size()));
		}
		boolean group = this.table.isGroup(first);
		if (CommandTable.isNotOffered(first, second)) {
			this.faults.add(command.line(), "docker " + (group ? first + " " + second : first) + " is not offered here",
					"tell of it in the text, or leave it out");
		}
		else if (!group || (!second.isEmpty() && words.get(1).known() && !second.startsWith("-"))) {
			String written = group ? first + " " + second : first;
			this.faults.add(command.line(), "there is no command docker " + written,
					this.table.like(written)
						.map((like) -> "write docker " + (this.table.isGroup(like) ? like + " " + second : like))
						.orElse("write one that docker --help lists"));
		}
		return Optional.empty();
	}

	private Optional<Invocation> call(ShellCommand command, CommandForm form, List<ShellWord> words) {
		Map<String, List<ShellWord>> flags = new HashMap<>();
		List<ShellWord> arguments = new ArrayList<>();
		Iterator<ShellWord> rest = words.iterator();
		boolean flagsEnded = false;
		while (rest.hasNext()) {
			ShellWord word = rest.next();
			if (flagsEnded || !word.text().startsWith("-") || word.text().equals("-")) {
				arguments.add(word);
				flagsEnded |= form.endsFlagsAtFirstArgument();
			}
			else if (word.text().equals("--")) {
				flagsEnded = true;
			}
			else if (word.text().equals("--help") || !flag(command, form, word, rest, flags)) {
				return Optional.empty();
			}
		}
		return isComplete(command, form, arguments) ? Optional.of(new Invocation(command, form, flags, arguments))
				: Optional.empty();
	}

	private boolean flag(ShellCommand command, CommandForm form, ShellWord word, Iterator<ShellWord> rest,
			Map<String, List<ShellWord>> flags) {
		String text = word.text();
		int equals = text.indexOf('=');
		if (text.startsWith("--")) {
			String name = (equals < 0) ? text : text.substring(0, equals);
			ShellWord value = (equals < 0) ? null : new ShellWord(text.substring(equals + 1), word.known());
			return flag(command, form, name, value, rest, flags);
		}
		for (int i = 1; i < text.length(); i++) {
			String name = "-" + text.charAt(i);
			Flag flag = form.flags().get(name);
			String left = text.substring(i + 1);
			boolean valued = flag != null && flag.valued();
			ShellWord value = (valued && !left.isEmpty())
					? new ShellWord(left.startsWith("=") ? left.substring(1) : left, word.known()) : null;
			if (!flag(command, form, name, value, rest, flags)) {
				return false;
			}
			if (valued) {
				return true;
			}
		}
		return true;
	}

	private boolean flag(ShellCommand command, CommandForm form, String name, @Nullable ShellWord given,
			Iterator<ShellWord> rest, Map<String, List<ShellWord>> flags) {
		Flag flag = form.flags().get(name);
		String shown = "docker " + form.name() + " " + name;
		if (flag == null) {
			this.faults.add(command.line(), "docker " + form.name() + " has no flag " + name,
					"see docker " + form.name() + " --help for those it has");
			return false;
		}
		if (!flag.offered()) {
			this.faults.add(command.line(), shown + " is not offered here", "run it without " + name);
			return false;
		}
		ShellWord value = (given != null) ? given : new ShellWord("", true);
		if (flag.valued() && given == null) {
			if (!rest.hasNext()) {
				this.faults.add(command.line(), shown + " has no value", "write one behind " + name);
				return false;
			}
			value = rest.next();
		}
		flags.computeIfAbsent(flag.name(), (_) -> new ArrayList<>()).add(value);
		return true;
	}

	/** A word that is not known may stand for none or for many. */
	private boolean isComplete(ShellCommand command, CommandForm form, List<ShellWord> arguments) {
		boolean counted = arguments.stream()
			.allMatch((word) -> word.known() || word.text().contains(ShellReader.PLACE));
		if (!counted) {
			return true;
		}
		if (arguments.size() < form.least()) {
			this.faults.add(command.line(),
					"docker " + form.name() + " names no " + form.slot(arguments.size()).spoken(),
					"write " + form.usage());
			return false;
		}
		if (arguments.size() > form.most()) {
			this.faults.add(command.line(),
					"docker " + form.name() + " does not take "
							+ arguments.get((int) form.most()).text().replace(ShellReader.PLACE, "<…>"),
					"write " + form.usage());
			return false;
		}
		return true;
	}

}
