package dev.quayside.gateway.build;

import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.tar.FileTree;
import dev.quayside.gateway.tar.TarItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The files that were sent with a build.
 *
 * @param tree the files
 */
public record BuildContext(FileTree tree) {

	private static final String IGNORE = ".dockerignore";

	/**
	 * Reads the Dockerfile, and takes it out of the context if it is to be ignored.
	 * @param name what the client calls it
	 * @param mostSteps how many instructions it may have
	 * @return what it says
	 * @throws IOException if it cannot be read
	 * @throws Refusal if it is not there or not built
	 */
	public Dockerfile dockerfile(String name, int mostSteps) throws IOException {
		String path = ContextPaths.normal(name)
			.orElseThrow(() -> Refusal.badRequest("forbidden path outside the build context: " + name + " ()"));
		Optional<FileTree.Stored> found = this.tree.find(path);
		if (found.isEmpty() && path.equals(Dockerfile.NAME)) {
			path = "dockerfile";
			found = this.tree.find(path);
		}
		if (found.isEmpty() || !(found.get().item() instanceof TarItem.RegularFile file)) {
			throw Refusal.badRequest("Cannot locate specified Dockerfile: " + name);
		}
		byte[] text = bytes(found.get(), file);
		leaveOutIgnored(path);
		try {
			return DockerfileReader.read(name, text, mostSteps);
		}
		catch (DockerfileException ex) {
			throw Refusal.badRequest(ex.reason());
		}
	}

	private byte[] bytes(FileTree.Stored stored, TarItem.RegularFile file) throws IOException {
		return this.tree.content(stored).readNBytes((int) Math.min(file.size(), DockerfileReader.LARGEST + 1));
	}

	/**
	 * The CLI leaves out what is ignored, but for these two, which the engine needs.
	 */
	private void leaveOutIgnored(String dockerfile) throws IOException {
		Optional<FileTree.Stored> ignore = this.tree.find(IGNORE);
		if (ignore.isPresent() && ignore.get().item() instanceof TarItem.RegularFile file) {
			IgnoreRules rules = IgnoreRules.of(new String(bytes(ignore.get(), file), StandardCharsets.UTF_8));
			for (String name : new String[] { IGNORE, dockerfile }) {
				if (rules.ignores(name)) {
					this.tree.leaveOut(name);
				}
			}
		}
	}

}
