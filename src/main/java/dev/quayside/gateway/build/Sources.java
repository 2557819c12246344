package dev.quayside.gateway.build;

import dev.quayside.gateway.tar.FileTree;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What one COPY or ADD copies: out of the build context, or out of an image.
 */
final class Sources implements Closeable {

	private static final int LONGEST_CHAIN = 40;

	private final List<Source> all = new ArrayList<>();

	private final List<Source> plain = new ArrayList<>();

	private final List<Source> unpacked = new ArrayList<>();

	private final List<FileTree> open = new ArrayList<>();

	private Sources() {
	}

	static Sources of(BuildRun build, StageRun stage, Instruction.Copy copy, List<String> paths) throws IOException {
		Sources sources = new Sources();
		try {
			if (copy.from().isPresent()) {
				sources.addOfImage(build, build.source(copy.from().get(), stage), copy.word(), paths);
			}
			else {
				ContextPaths context = new ContextPaths(build.context());
				for (String path : paths) {
					if (InstructionReader.isRemote(path)) {
						throw new BuildFailure(copy.word() + " " + path
								+ " would fetch from the network, which is not part of this playground");
					}
					sources.all.addAll(context.find(copy.word(), path));
				}
			}
			if (copy.unpacks()) {
				sources.unpack(build);
			}
			return sources;
		}
		catch (IOException | RuntimeException ex) {
			sources.close();
			throw ex;
		}
	}

	private void addOfImage(BuildRun build, ImageState image, String word, List<String> paths) throws IOException {
		Workbench bench = build.bench();
		String container = bench.container(image,
				JsonNodeFactory.instance.objectNode()
					.put("Image", image.id())
					.set("Cmd", JsonNodeFactory.instance.arrayNode().add("#(nop) " + word)),
				false);
		try {
			for (String path : paths) {
				addOfContainer(bench, container, word, path);
			}
		}
		finally {
			bench.remove(container);
		}
	}

	/** A pattern is looked up in the deepest folder that it names without one. */
	private void addOfContainer(Workbench bench, String container, String word, String path) throws IOException {
		String normal = ContextPaths.normal(path)
			.orElseThrow(() -> new BuildFailure(
					word + " failed: forbidden path outside the build context: " + path + " ()"));
		String fixed = GlobPattern.isOne(normal) ? fixedPart(normal) : normal;
		String real = existing(bench, container, fixed)
			.orElseThrow(() -> new BuildFailure(word + " failed: stat " + fixed + ": file does not exist"));
		FileTree tree = bench.files(container, real);
		this.open.add(tree);
		String root = real.equals("/") ? "." : real.substring(real.lastIndexOf('/') + 1);
		if (normal.equals(fixed)) {
			this.all.add(new Source(tree, root, normal.substring(normal.lastIndexOf('/') + 1)));
			return;
		}
		String rest = fixed.equals(".") ? normal : normal.substring(fixed.length() + 1);
		GlobPattern pattern = new GlobPattern(root.equals(".") ? rest : root + "/" + rest);
		tree.items()
			.keySet()
			.stream()
			.filter((name) -> !name.equals(".") && pattern.matches(name))
			.sorted()
			.forEach((name) -> this.all.add(new Source(tree, name, name.substring(name.lastIndexOf('/') + 1))));
	}

	private static String fixedPart(String pattern) {
		List<String> parts = new ArrayList<>();
		for (String part : pattern.split("/")) {
			if (GlobPattern.isOne(part)) {
				break;
			}
			parts.add(part);
		}
		return parts.isEmpty() ? "." : String.join("/", parts);
	}

	private static Optional<String> existing(Workbench bench, String container, String path) throws IOException {
		String probe = path.equals(".") ? "/" : "/" + path;
		for (int i = 0; i < LONGEST_CHAIN && !probe.equals("/"); i++) {
			Optional<Workbench.PathStat> stat = bench.stat(container, probe);
			if (stat.isEmpty() || stat.get().link().isEmpty()) {
				String found = probe;
				return stat.map((_) -> found);
			}
			probe = stat.get().link();
		}
		return Optional.of(probe);
	}

	private void unpack(BuildRun build) throws IOException {
		for (Source source : this.all) {
			Optional<FileTree> archive = LocalArchive.of(source, build.limits());
			if (archive.isPresent()) {
				this.open.add(archive.get());
				this.unpacked.add(new Source(archive.get(), ".", source.name()));
			}
			else {
				this.plain.add(source);
			}
		}
	}

	List<Source> all() {
		return this.all;
	}

	/** Those that are no archives. */
	List<Source> plain() {
		return this.plain;
	}

	/** The content of those that are. */
	List<Source> unpacked() {
		return this.unpacked;
	}

	/** What the history tells of them. */
	String digest() {
		if (this.all.size() == 1) {
			Source only = this.all.getFirst();
			return (only.isFolder() ? "dir:" : "file:") + only.digest();
		}
		return "multi:" + Digests.hex(this.all.stream().map(Source::digest).collect(Collectors.joining("\0")));
	}

	@Override
	public void close() throws IOException {
		for (FileTree tree : this.open) {
			tree.close();
		}
	}

}
