package dev.quayside.gateway.build;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one line of a Dockerfile. The words of an error are Docker's own where Docker has
 * the error, too.
 */
final class InstructionReader {

	private static final Pattern STAGE = Pattern.compile("[a-z][a-z0-9-_.]*");

	private static final Pattern HERE_DOCUMENT = Pattern
		.compile("(?:^|[\\s&|;(])[0-9]*<<-?\\s*[\"']?[A-Za-z_][A-Za-z0-9_]*[\"']?(?:$|[\\s&|;)<>])");

	private static final Pattern REMOTE = Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*://|git@|github\\.com/).*");

	private final String file;

	private final LogicalLines.Line line;

	private final char escape;

	private final String word;

	private final String rest;

	private InstructionReader(String file, LogicalLines.Line line, char escape) {
		this.file = file;
		this.line = line;
		this.escape = escape;
		String[] parts = line.text().strip().split("\\s+", 2);
		this.word = parts[0].toUpperCase(Locale.ROOT);
		this.rest = (parts.length == 2) ? parts[1] : "";
	}

	static Instruction read(String file, LogicalLines.Line line, char escape) {
		return new InstructionReader(file, line, escape).read();
	}

	private Instruction read() {
		if (this.rest.indexOf('\0') >= 0) {
			throw error("it has a NUL character");
		}
		return switch (this.word) {
			case "FROM" -> from();
			case "RUN" -> new Instruction.Run(command(withoutHereDocument(withoutFlags())));
			case "COPY", "ADD" -> copy();
			case "ENV" -> new Instruction.Env(settings(withoutFlags()));
			case "LABEL" -> new Instruction.Label(settings(withoutFlags()));
			case "ARG" -> arg();
			case "WORKDIR" -> new Instruction.Workdir(one());
			case "USER" -> new Instruction.User(one());
			case "STOPSIGNAL" -> new Instruction.StopSignal(one());
			case "MAINTAINER" -> new Instruction.Maintainer(one());
			case "EXPOSE" -> new Instruction.Expose(some(Words.bySpaces(withoutFlags())));
			case "VOLUME" -> new Instruction.Volume(volumes());
			case "CMD" -> new Instruction.Cmd(command(withoutFlags()));
			case "ENTRYPOINT" -> new Instruction.Entrypoint(command(withoutFlags()));
			case "SHELL" -> new Instruction.Shell(shell());
			case "HEALTHCHECK" -> healthcheck();
			case "ONBUILD" -> throw error("ONBUILD is not part of this playground; write the instruction into the "
					+ "Dockerfile that builds on this image");
			default -> throw error("unknown instruction: " + this.word);
		};
	}

	private Instruction from() {
		List<String> words = Words.bySpaces(withoutFlags());
		if (words.size() != 1 && (words.size() != 3 || !words.get(1).equalsIgnoreCase("as"))) {
			throw error("FROM requires either one or three arguments");
		}
		if (words.size() == 1) {
			return new Instruction.From(words.getFirst(), Optional.empty());
		}
		String stage = words.get(2).toLowerCase(Locale.ROOT);
		if (!STAGE.matcher(stage).matches()) {
			throw error("invalid name for build stage: \"" + words.get(2)
					+ "\", name can't start with a number or contain symbols");
		}
		return new Instruction.From(words.getFirst(), Optional.of(stage));
	}

	private Instruction copy() {
		Set<String> known = this.word.equals("COPY") ? Set.of("from", "chown") : Set.of("chown");
		Flags flags = Flags.of(this.line, this.word, this.rest, known);
		withoutHereDocument(flags.rest());
		List<String> words = json(flags.rest()).orElseGet(() -> Words.bySpaces(flags.rest()));
		if (words.size() < 2) {
			throw error(this.word + " requires at least " + (words.isEmpty() ? "one argument"
					: "two arguments, but only one was provided. Destination could not be determined"));
		}
		List<String> sources = words.subList(0, words.size() - 1);
		sources.forEach(this::requireLocal);
		return new Instruction.Copy(this.word.equals("ADD"), List.copyOf(sources), words.getLast(), flags.value("from"),
				flags.value("chown"));
	}

	private void requireLocal(String source) {
		if (isRemote(source)) {
			throw error(this.word + " " + source + " would fetch from the network, which is not part of this "
					+ "playground; put the file into the build context");
		}
	}

	static boolean isRemote(String source) {
		return REMOTE.matcher(source).matches();
	}

	private Instruction arg() {
		List<String> words = some(Words.byQuotes(withoutFlags(), this.escape));
		List<Instruction.Argument> arguments = new ArrayList<>();
		for (String each : words) {
			int mark = each.indexOf('=');
			if (mark == 0) {
				throw error("ARG names can not be blank");
			}
			arguments.add((mark < 0) ? new Instruction.Argument(each, Optional.empty())
					: new Instruction.Argument(each.substring(0, mark), Optional.of(each.substring(mark + 1))));
		}
		return new Instruction.Arg(List.copyOf(arguments));
	}

	private List<Instruction.Setting> settings(String text) {
		List<String> words = some(Words.byQuotes(text, this.escape));
		if (words.getFirst().indexOf('=') < 0) {
			String[] parts = text.strip().split("\\s+", 2);
			if (parts.length < 2) {
				throw file(this.word + " must have two arguments");
			}
			return List.of(new Instruction.Setting(parts[0], parts[1]));
		}
		List<Instruction.Setting> settings = new ArrayList<>();
		for (String each : words) {
			int mark = each.indexOf('=');
			if (mark < 0) {
				throw file("Syntax error - can't find = in \"" + each + "\". Must be of the form: name=value");
			}
			if (mark == 0) {
				throw error(this.word + " names can not be blank");
			}
			settings.add(new Instruction.Setting(each.substring(0, mark), each.substring(mark + 1)));
		}
		return List.copyOf(settings);
	}

	private List<String> volumes() {
		String text = withoutFlags();
		List<String> paths = some(json(text).orElseGet(() -> Words.bySpaces(text)));
		if (paths.stream().anyMatch(String::isBlank)) {
			throw error("VOLUME specified can not be an empty string");
		}
		return paths;
	}

	private List<String> shell() {
		String text = withoutFlags();
		List<String> words = json(text).orElseThrow(() -> error("SHELL requires the arguments to be in JSON form"));
		return some(words);
	}

	private Instruction healthcheck() {
		Flags flags = Flags.of(this.line, this.word, this.rest,
				Set.of("interval", "timeout", "start-period", "retries"));
		String[] parts = flags.rest().split("\\s+", 2);
		String text = (parts.length == 2) ? parts[1] : "";
		return switch (parts[0].toUpperCase(Locale.ROOT)) {
			case "" -> throw error("HEALTHCHECK requires at least one argument");
			case "NONE" -> {
				if (!text.isEmpty()) {
					throw error("HEALTHCHECK NONE takes no arguments");
				}
				yield new Instruction.Healthcheck(Optional.empty(), Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
			}
			case "CMD" -> {
				if (text.isEmpty()) {
					throw error("Missing command after HEALTHCHECK CMD");
				}
				yield new Instruction.Healthcheck(Optional.of(command(text)), pause(flags, "interval"),
						pause(flags, "timeout"), pause(flags, "start-period"), retries(flags));
			}
			default ->
				throw error("Unknown type \"" + parts[0].toUpperCase(Locale.ROOT) + "\" in HEALTHCHECK (try CMD)");
		};
	}

	private Duration pause(Flags flags, String name) {
		try {
			return flags.value(name).map(GoDuration::parse).orElse(Duration.ZERO);
		}
		catch (DockerfileException ex) {
			throw error(ex.reason());
		}
	}

	private int retries(Flags flags) {
		String text = flags.value("retries").orElse("0");
		if (!text.matches("[0-9]{1,4}")) {
			throw error("--retries must be at least 1 (not " + text + ")");
		}
		return Integer.parseInt(text);
	}

	private Command command(String text) {
		return json(text).<Command>map(Command.Exec::new).orElseGet(() -> new Command.Line(text));
	}

	private Optional<List<String>> json(String text) {
		try {
			return JsonForm.of(text);
		}
		catch (DockerfileException ex) {
			throw file(ex.reason());
		}
	}

	private String withoutFlags() {
		return Flags.of(this.line, this.word, this.rest, Set.of()).rest();
	}

	private String withoutHereDocument(String text) {
		if (HERE_DOCUMENT.matcher(text).find()) {
			throw error("here-documents (<<) need BuildKit, which is not part of this playground; use && or COPY");
		}
		return text;
	}

	private String one() {
		String text = withoutFlags();
		if (text.isEmpty()) {
			throw error(this.word + " requires exactly one argument");
		}
		return text;
	}

	private List<String> some(List<String> words) {
		if (words.isEmpty()) {
			throw error(this.word + " requires at least one argument");
		}
		return words;
	}

	private DockerfileException error(String message) {
		return DockerfileException.atLine(this.line.number(), message);
	}

	private DockerfileException file(String message) {
		return new DockerfileException("failed to parse " + this.file + ": " + message);
	}

}
