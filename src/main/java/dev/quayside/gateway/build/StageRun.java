package dev.quayside.gateway.build;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One stage as it is built: the image so far, and what each instruction makes of it. The
 * texts that end in the history are those of the classic builder. Belongs to one thread.
 */
final class StageRun {

	private final BuildRun build;

	private final Arguments arguments;

	private final int number;

	private ImageState image;

	private boolean useCache;

	/** Docker forgets the command of the base image when an entry point is set. */
	private boolean ownCommand;

	StageRun(BuildRun build, Arguments arguments, int number, ImageState base, boolean useCache) {
		this.build = build;
		this.arguments = arguments;
		this.number = number;
		this.image = base;
		this.useCache = useCache;
	}

	ImageState image() {
		return this.image;
	}

	int number() {
		return this.number;
	}

	void run(Instruction instruction) throws IOException {
		Configuration next = Configuration.of(this.image);
		Changes changes = new Changes(next, this::expand);
		switch (instruction) {
			case Instruction.Run run -> execute(run, next);
			case Instruction.Copy copy -> copy(copy, next);
			case Instruction.Workdir workdir -> workdir(workdir, next);
			case Instruction.Arg arg -> change(next, arg(arg));
			case Instruction.Env env -> change(next, changes.env(env));
			case Instruction.Label label -> label(changes, changes.expanded(label.labels()));
			case Instruction.User user -> {
				String name = expand(user.user());
				next.setText("User", name);
				change(next, "USER " + name);
			}
			case Instruction.Expose expose -> change(next, changes.expose(expose));
			case Instruction.Volume volume -> change(next, changes.volume(volume));
			case Instruction.StopSignal stop -> change(next, changes.stopSignal(stop));
			case Instruction.Cmd cmd -> {
				List<String> words = cmd.command().words(next.shell());
				next.setWords("Cmd", words);
				this.ownCommand = true;
				change(next, "CMD " + GoText.quoted(words));
			}
			case Instruction.Entrypoint entrypoint -> {
				List<String> words = entrypoint.command().words(next.shell());
				next.setWords("Entrypoint", words);
				if (!this.ownCommand) {
					next.setNull("Cmd");
				}
				change(next, "ENTRYPOINT " + GoText.quoted(words));
			}
			case Instruction.Shell shell -> {
				next.setWords("Shell", shell.words());
				change(next, "SHELL " + Changes.listed(shell.words()));
			}
			case Instruction.Healthcheck check -> {
				noteOverridden(next.healthTest());
				change(next, changes.healthcheck(check));
			}
			case Instruction.Maintainer maintainer -> {
				this.image = this.image.by(maintainer.name());
				change(next, "MAINTAINER " + maintainer.name());
			}
			case Instruction.From _ -> throw new IllegalStateException("A stage has one FROM, its beginning");
		}
	}

	private String arg(Instruction.Arg arg) {
		List<String> told = new ArrayList<>();
		for (Instruction.Argument each : arg.arguments()) {
			String name = expand(each.name());
			Optional<String> value = each.value().map(this::expand);
			this.arguments.declare(name, value);
			told.add(name + value.map((text) -> "=" + text).orElse(""));
		}
		return "ARG " + String.join(" ", told);
	}

	/** A label that the request gives, in which nothing is expanded. */
	void label(String name, String value) throws IOException {
		label(new Changes(Configuration.of(this.image), this::expand), List.of(new Instruction.Setting(name, value)));
	}

	private void label(Changes changes, List<Instruction.Setting> settings) throws IOException {
		ObjectNode own = JsonNodeFactory.instance.objectNode();
		ObjectNode labels = own.putObject("Labels");
		settings.forEach((setting) -> labels.put(setting.name(), setting.value()));
		this.build.bench().judge(own);
		change(changes.next(), changes.label(settings));
	}

	private void noteOverridden(List<String> test) throws IOException {
		if (!test.isEmpty() && !test.getFirst().equals("NONE")) {
			this.build.output().say("Note: overriding previous HEALTHCHECK: " + Changes.listed(test) + "\n");
		}
	}

	/** An instruction that changes nothing but the configuration. */
	private void change(Configuration next, String what) throws IOException {
		this.build.bench().judge(judged(next));
		List<String> told = told(next, "#(nop) ", what);
		if (!probe(told)) {
			StepContainer.of(this.build, this.image, told, Optional.empty(), true).finish((_) -> {
			}, () -> keep(next, told, Optional.empty()));
		}
		this.build.output().say(" ---> " + this.image.shortId() + "\n");
	}

	private void workdir(Instruction.Workdir workdir, Configuration next) throws IOException {
		String path = absolute(next, expand(workdir.path()));
		next.setText("WorkingDir", path);
		this.build.bench().judge(judged(next));
		List<String> told = told(next, "#(nop) WORKDIR " + path);
		if (!probe(told)) {
			StepContainer step = StepContainer.of(this.build, this.image, told, Optional.of(path), true);
			step.finish((_) -> {
			}, () -> keep(next, told, Optional.of(step.id())));
		}
		this.build.output().say(" ---> " + this.image.shortId() + "\n");
	}

	private void execute(Instruction.Run run, Configuration next) throws IOException {
		List<String> words = run.command().words(next.shell());
		Map<String, String> values = this.arguments.values(next.environment());
		List<String> told = new ArrayList<>(words);
		Map<String, String> toldValues = this.arguments.told(next.environment());
		if (!toldValues.isEmpty()) {
			told.addAll(0, entries(toldValues));
			told.addFirst("|" + toldValues.size());
		}
		if (!probe(told)) {
			StepContainer step = StepContainer.running(this.build, this.image, words, entries(values));
			step.finish((container) -> {
				int code = this.build.bench().run(container, this.build.output().process());
				if (code != 0) {
					throw new BuildFailure(code,
							"The command '" + String.join(" ", words) + "' returned a non-zero code: " + code);
				}
			}, () -> keep(next, told, Optional.of(step.id())));
		}
		this.build.output().say(" ---> " + this.image.shortId() + "\n");
	}

	private static List<String> entries(Map<String, String> values) {
		return values.entrySet().stream().map((entry) -> entry.getKey() + "=" + entry.getValue()).sorted().toList();
	}

	private void copy(Instruction.Copy copy, Configuration next) throws IOException {
		String destination = expand(copy.destination());
		List<String> paths = copy.sources().stream().map(this::expand).toList();
		Optional<String> chown = copy.owner().map(this::expand);
		try (Sources sources = Sources.of(this.build, this, copy, paths)) {
			if (sources.all().isEmpty()) {
				throw new BuildFailure(copy.word() + " failed: no source files were specified");
			}
			if (sources.all().size() > 1 && !destination.endsWith("/")) {
				throw new BuildFailure("When using " + copy.word()
						+ " with more than one source file, the destination must be a directory and end with a /");
			}
			List<String> told = told(next, "#(nop) " + copy.word() + chown.map((who) -> " --chown=" + who).orElse("")
					+ " " + sources.digest() + " in " + destination + " ");
			if (!probe(told)) {
				String path = absolute(next, destination);
				StepContainer step = StepContainer.of(this.build, this.image, told, Optional.empty(), false);
				step.finish((container) -> put(container, path, destination.endsWith("/"), chown, sources, copy),
						() -> keep(next, told, Optional.of(step.id())));
			}
		}
		this.build.output().say(" ---> " + this.image.shortId() + "\n");
	}

	private void put(String container, String path, boolean slash, Optional<String> chown, Sources sources,
			Instruction.Copy copy) throws IOException {
		Workbench bench = this.build.bench();
		Optional<Owner> owner = Optional.empty();
		if (chown.isPresent()) {
			owner = Optional.of(Owner.of(chown.get(), bench, container));
		}
		Destination destination = Destination.of(path, bench, container);
		List<Source> files = copy.unpacks() ? sources.plain() : sources.all();
		if (!files.isEmpty()) {
			bench.put(container, "/", CopyArchive.of(destination, slash, Optional.of(owner.orElse(Owner.ROOT)), files));
		}
		if (copy.unpacks()) {
			for (Source archive : sources.unpacked()) {
				bench.put(container, "/", CopyArchive.of(destination, true, owner, List.of(archive)));
			}
		}
	}

	private static String absolute(Configuration config, String path) {
		String whole = path.startsWith("/") ? path : config.workingFolder() + "/" + path;
		return ContextPaths.normal(whole)
			.map((normal) -> normal.equals(".") ? "/" : "/" + normal)
			.orElseThrow(() -> new BuildFailure("the path " + path + " leads out of the container"));
	}

	/** What the history tells: the shell, and a comment for it. */
	private static List<String> told(Configuration config, String... comment) {
		List<String> words = new ArrayList<>(config.shell());
		words.addAll(List.of(comment));
		return words;
	}

	private boolean probe(List<String> told) throws IOException {
		if (!this.useCache) {
			return false;
		}
		Optional<ImageState> made = this.build.bench().made(key(told), this.image);
		if (made.isEmpty()) {
			this.useCache = false;
			return false;
		}
		this.image = made.get();
		this.build.output().say(" ---> Using cache\n");
		return true;
	}

	/**
	 * The image before, what is done with it, and all content that goes in: the session
	 * is added where the key is kept.
	 */
	private String key(List<String> told) {
		return Digests.hex(this.image.id() + "\0" + this.image.author() + "\0" + String.join("\0", told));
	}

	private void keep(Configuration next, List<String> told, Optional<String> container) throws IOException {
		ImageState state = this.image.with(next.fields()).after(String.join(" ", told));
		this.image = this.build.bench().keep(key(told), this.image, state, container);
	}

	/**
	 * The configuration as far as the learner made it: labels of a base image may say
	 * what a learner's may not, and were judged when they were set.
	 */
	private static ObjectNode judged(Configuration next) {
		ObjectNode own = next.fields().deepCopy();
		own.remove("Labels");
		return own;
	}

	private String expand(String text) {
		try {
			return Expansion.word(text, this.build.escape(), variables());
		}
		catch (DockerfileException ex) {
			throw new BuildFailure(ex.reason());
		}
	}

	private Map<String, String> variables() {
		Map<String, String> environment = Configuration.of(this.image).environment();
		Map<String, String> all = new HashMap<>(this.arguments.values(environment));
		all.putAll(environment);
		return all;
	}

}
