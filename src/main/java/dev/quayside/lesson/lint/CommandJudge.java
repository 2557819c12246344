package dev.quayside.lesson.lint;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.quayside.lesson.Words;

/**
 * Judges calls of Docker by what the engine can hold where they stand, and keeps account
 * of what they make.
 */
final class CommandJudge {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{1,127}");

	private static final Set<String> OWN_NETWORKS = Set.of("bridge", "none", "default");

	private final Engine engine;

	private final ImageJudge images;

	private final LineFaults faults;

	CommandJudge(Engine engine, ImageJudge images, LineFaults faults) {
		this.engine = engine;
		this.images = images;
		this.faults = faults;
	}

	void judge(Invocation call) {
		// What is not known may stand for several words.
		if (call.arguments().size() < call.form().least()) {
			return;
		}
		switch (call.form().name()) {
			case "container run", "container create" -> run(call);
			case "container rename" -> rename(call);
			case "container rm" -> remove(call);
			case "container cp" -> copy(call);
			case "container commit" -> {
				each(call);
				this.images.made(call, call.arguments().stream().skip(1).toList());
			}
			case "image pull" -> call.arguments().forEach((image) -> this.images.pullable(call, image));
			case "image tag" -> {
				this.images.local(call, call.arguments().getFirst());
				this.images.made(call, call.arguments().subList(1, 2));
			}
			case "image build" -> this.images.made(call, call.values("--tag"));
			case "image import" -> this.images.made(call, call.arguments().stream().skip(1).toList());
			case "image load" -> this.engine.mayHaveOtherImages();
			case "image rm" -> {
				each(call);
				call.arguments()
					.stream()
					.filter(ShellWord::known)
					.forEach((image) -> this.engine.images().mayBeGone(ImageName.canonical(image.text())));
			}
			case "network create" -> create(call, this.engine.networks(), "network");
			case "volume create" -> create(call, this.engine.volumes(), "volume");
			case "inspect" -> call.arguments().forEach((object) -> object(call, object));
			case "container prune" -> this.engine.containers().allMayBeGone();
			case "image prune" -> this.engine.images().allMayBeGone();
			case "network prune" -> this.engine.networks().allMayBeGone();
			case "volume prune" -> this.engine.volumes().allMayBeGone();
			case "system prune" -> {
				this.engine.containers().allMayBeGone();
				this.engine.images().allMayBeGone();
				this.engine.networks().allMayBeGone();
				this.engine.volumes().allMayBeGone();
			}
			default -> each(call);
		}
	}

	private void run(Invocation call) {
		ShellWord image = call.arguments().getFirst();
		this.images.pullable(call, image);
		call.values("--volume").forEach((volume) -> mount(call, volume));
		call.values("--mount").forEach((mount) -> longMount(call, mount));
		call.values("--volumes-from").forEach((from) -> container(call, from.text().replaceAll(":.*", ""), from));
		call.values("--network", "--net").forEach((network) -> join(call, network));
		for (ShellWord name : call.values("--name")) {
			named(call, name, !call.has("--rm"));
		}
	}

	private void named(Invocation call, ShellWord name, boolean stays) {
		if (!name.known()) {
			this.engine.containers().mayHoldOthers();
			return;
		}
		if (!NAME.matcher(name.text()).matches()) {
			this.faults.add(call.line(), "a container cannot be called " + name.text(),
					"begin with a letter or digit, and go on with letters, digits, _, . and -");
			return;
		}
		int taken = this.engine.containers().surelyFrom(name.text());
		if (taken > 0 && !call.command().guarded()) {
			this.faults.add(call.line(), "the name " + name.text() + " is taken by the container of line " + taken,
					"remove that one first, or choose another name");
		}
		this.engine.containers().add(name.text(), call.line(), stays && !call.command().guarded());
	}

	private void mount(Invocation call, ShellWord volume) {
		String[] parts = volume.text().split(":", -1);
		if (parts.length > 1 && isPath(parts[0])) {
			noHostFolder(call);
		}
		else if (parts.length > 1 && volume.known()) {
			volume(call, parts[0]);
		}
	}

	private void longMount(Invocation call, ShellWord mount) {
		List<String> parts = List.of(mount.text().split(","));
		if (parts.contains("type=bind")) {
			noHostFolder(call);
		}
		parts.stream()
			.filter((part) -> part.startsWith("source=") || part.startsWith("src="))
			.forEach((part) -> volume(call, part.substring(part.indexOf('=') + 1)));
	}

	private void volume(Invocation call, String name) {
		if (this.engine.volumes().lacks(name)) {
			this.engine.volumes().add(name, call.line(), true);
		}
	}

	private void noHostFolder(Invocation call) {
		this.faults.add(call.line(), "a folder of the host cannot be mounted here",
				"use a volume, such as -v data:/data, or COPY in a Dockerfile");
	}

	private static boolean isPath(String source) {
		return source.startsWith("/") || source.startsWith(".") || source.startsWith("~") || source.startsWith("$(pwd")
				|| source.matches("\\$[({]?(?:PWD|HOME).*");
	}

	private void join(Invocation call, ShellWord network) {
		String name = network.text();
		if (!network.known() || OWN_NETWORKS.contains(name)) {
			return;
		}
		if (name.equals("host")) {
			this.faults.add(call.line(), "the network of the host is not offered here",
					"put containers on a network of your own");
		}
		else if (name.startsWith("container:")) {
			container(call, name.substring("container:".length()), network);
		}
		else if (!name.contains("=")) {
			there(call, this.engine.networks(), "network", name, network);
		}
	}

	private void rename(Invocation call) {
		each(call);
		ShellWord from = call.arguments().getFirst();
		if (from.known()) {
			this.engine.containers().remove(from.text(), call.line());
		}
		named(call, call.arguments().get(1), true);
	}

	/**
	 * A container that runs is removed by force alone, and nobody knows whether it runs.
	 */
	private void remove(Invocation call) {
		each(call);
		for (ShellWord name : call.arguments()) {
			if (!name.known()) {
				this.engine.containers().allMayBeGone();
			}
			else if (call.has("--force") && !call.command().guarded()) {
				this.engine.containers().remove(name.text(), call.line());
			}
			else {
				this.engine.containers().mayBeGone(name.text());
			}
		}
	}

	private void copy(Invocation call) {
		for (ShellWord path : call.arguments()) {
			int colon = path.text().indexOf(':');
			if (path.known() && colon > 0 && !isPath(path.text()) && path.text().indexOf('/') != 0) {
				container(call, path.text().substring(0, colon), path);
			}
		}
	}

	private void create(Invocation call, Shelf shelf, String kind) {
		for (ShellWord name : call.arguments()) {
			if (!name.known()) {
				shelf.mayHoldOthers();
			}
			else if (!NAME.matcher(name.text()).matches()) {
				this.faults.add(call.line(), "a " + kind + " cannot be called " + name.text(),
						"begin with a letter or digit, and go on with letters, digits, _, . and -");
			}
			else {
				if (kind.equals("network") && shelf.surelyFrom(name.text()) > 0 && !call.command().guarded()) {
					this.faults.add(call.line(),
							"the network " + name.text() + " is there since line " + shelf.surelyFrom(name.text()),
							"choose another name, or leave the line out");
				}
				shelf.add(name.text(), call.line(), !call.command().guarded());
			}
		}
	}

	/** Judges all arguments by the places that they stand at. */
	private void each(Invocation call) {
		for (int i = 0; i < call.arguments().size() && !call.form().slots().isEmpty(); i++) {
			ShellWord word = call.arguments().get(i);
			switch (call.form().slot(i).name()) {
				case "IMAGE" -> this.images.local(call, word);
				case "REPOSITORY" -> this.engine.mention(new Words(word.text()));
				case "CONTAINER" -> container(call, word.text(), word);
				case "NETWORK" -> there(call, this.engine.networks(), "network", word.text(), word);
				case "VOLUME" -> there(call, this.engine.volumes(), "volume", word.text(), word);
				default -> {
				}
			}
		}
		if (call.form().name().equals("network rm") || call.form().name().equals("volume rm")) {
			Shelf shelf = call.form().name().startsWith("network") ? this.engine.networks() : this.engine.volumes();
			call.arguments().forEach((name) -> shelf.mayBeGone(name.text()));
		}
	}

	private void container(Invocation call, String name, ShellWord word) {
		there(call, this.engine.containers(), "container", name, word);
	}

	private void there(Invocation call, Shelf shelf, String kind, String name, ShellWord word) {
		if (!word.known() || call.command().guarded() || !shelf.lacks(name)) {
			return;
		}
		int removed = shelf.removedOn(name);
		if (removed > 0) {
			this.faults.add(call.line(), "the " + kind + " " + name + " is gone since line " + removed,
					"make it again, or remove it later");
		}
		else {
			this.faults.add(call.line(), "no block before makes the " + kind + " " + name,
					"make it above, or write the name of one that is made there");
			shelf.add(name, call.line(), false);
		}
	}

	private void object(Invocation call, ShellWord object) {
		String name = object.text();
		boolean there = !this.engine.containers().lacks(name) || !this.engine.networks().lacks(name)
				|| !this.engine.volumes().lacks(name) || !this.engine.images().lacks(ImageName.canonical(name));
		this.engine.mention(new Words(name));
		if (object.known() && !there && !call.command().guarded()) {
			this.faults.add(call.line(), "no block before makes or pulls " + name,
					"make it above, or write the name of one that is made there");
		}
	}

}
