package dev.quayside.gateway.build;

import dev.quayside.gateway.tar.FileTree;
import dev.quayside.gateway.tar.TarItem;
import dev.quayside.gateway.tar.TarTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The archive that a COPY or ADD puts into a container, from the root on.
 *
 * @param destination where to
 * @param asFolder whether the destination is a folder, there or not
 * @param owner who files belong to; without one each belongs to whom it did
 * @param sources what is copied
 */
record CopyArchive(Destination destination, boolean asFolder, Optional<Owner> owner,
		List<Source> sources) implements Workbench.ArchiveWriter {

	private static final int FOLDER_MODE = 0755;

	static CopyArchive of(Destination destination, boolean slash, Optional<Owner> owner, List<Source> sources) {
		boolean asFolder = slash || destination.isFolder() || sources.stream().anyMatch(Source::isFolder);
		boolean file = !destination.folder();
		if (file && (asFolder || !destination.missing().isEmpty())) {
			throw new BuildFailure("cannot copy to non-directory: " + destination.existing());
		}
		return new CopyArchive(destination, asFolder, owner, sources);
	}

	@Override
	public void writeTo(OutputStream out) throws IOException {
		TarTarget tar = new TarTarget(out);
		int made = this.destination.missing().size() - (this.asFolder ? 0 : 1);
		Owner folders = this.owner.orElse(Owner.ROOT);
		for (String folder : this.destination.folders(made)) {
			tar.write(
					new TarItem.Folder(folder,
							new TarItem.Attributes(FOLDER_MODE, folders.user(), folders.group(),
									Instant.ofEpochSecond(Instant.now().getEpochSecond()))),
					InputStream.nullInputStream());
		}
		for (Source source : this.sources) {
			if (source.isFolder()) {
				for (Map.Entry<String, FileTree.Stored> entry : source.content()) {
					write(tar, source, below(entry.getKey()), entry.getValue());
				}
			}
			else if (source.file().isPresent()) {
				write(tar, source, this.asFolder ? below(source.name()) : this.destination.name(), source.file().get());
			}
		}
		tar.finish();
	}

	private void write(TarTarget tar, Source source, String name, FileTree.Stored stored) throws IOException {
		TarItem.Attributes attributes = stored.item().attributes();
		TarItem.Attributes own = this.owner.map((who) -> attributes.of(who.user(), who.group())).orElse(attributes);
		FileTree.Stored content = source.withContent(stored);
		tar.write(content.item().as(name, own), source.tree().content(content));
	}

	private String below(String name) {
		String folder = this.destination.name();
		return folder.isEmpty() ? name : folder + "/" + name;
	}

}
