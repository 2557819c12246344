package dev.quayside.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of containers over the daemon's archive endpoints, streamed (Docker Engine API,
 * "ContainerArchive").
 */
@Component
class ArchiveFiles implements ContainerFiles {

	/**
	 * The kind in a Go {@code FileMode}: folder, link, pipe, socket, device, irregular.
	 */
	private static final long KINDS = 0x8F280000L;

	private static final long FOLDER = 0x80000000L;

	private static final String STAT = "X-Docker-Container-Path-Stat";

	private static final int READABLE = 0644;

	private final Upstream upstream;

	private final JsonMapper json = new JsonMapper();

	ArchiveFiles(Upstream upstream) {
		this.upstream = upstream;
	}

	@Override
	public Optional<FileKind> kind(String container, String path) {
		try (UpstreamResponse answer = send(UpstreamRequest.of("HEAD", target(container, path)))) {
			return switch (answer.status()) {
				case 200 -> Optional.of(kind(answer.header(STAT)));
				case 404 -> Optional.empty();
				default -> throw refused(answer);
			};
		}
		catch (IOException ex) {
			throw unreachable(ex);
		}
	}

	private FileKind kind(@Nullable String stat) throws IOException {
		try {
			JsonNode read = this.json.readTree(Base64.getDecoder().decode((stat != null) ? stat : ""));
			long kind = read.required("mode").asLong() & KINDS;
			return (kind == 0) ? FileKind.FILE : (kind == FOLDER) ? FileKind.FOLDER : FileKind.OTHER;
		}
		catch (IllegalArgumentException | JacksonException ex) {
			throw new IOException("No readable " + STAT, ex);
		}
	}

	@Override
	public Optional<ContainerFile> read(String container, String path) {
		UpstreamResponse answer = null;
		boolean handedOver = false;
		try {
			answer = send(UpstreamRequest.of("GET", target(container, path)));
			if (answer.status() == 404) {
				return Optional.empty();
			}
			if (answer.status() != 200) {
				throw refused(answer);
			}
			TarArchiveInputStream archive = new TarArchiveInputStream(answer.body(), StandardCharsets.UTF_8.name());
			TarArchiveEntry entry = archive.getNextEntry();
			// For a link's or a device's entry isFile() holds, too.
			handedOver = entry != null && entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()
					&& !entry.isFIFO() && !entry.isCharacterDevice() && !entry.isBlockDevice();
			return handedOver ? Optional.of(new ContainerFile(entry.getSize(), archive, answer)) : Optional.empty();
		}
		catch (IOException ex) {
			throw unreachable(ex);
		}
		finally {
			if (!handedOver) {
				close(answer);
			}
		}
	}

	@Override
	public void write(String container, NewFile file, InputStream content) {
		UpstreamRequest request = new UpstreamRequest("PUT",
				target(container, file.folder()) + "&noOverwriteDirNonDir=1",
				Map.of("Content-Type", "application/x-tar"),
				new UpstreamBody.Stream((out) -> archive(file, content, out)), false);
		try (UpstreamResponse answer = send(request)) {
			if (answer.status() != 200) {
				throw refused(answer);
			}
		}
		catch (IOException ex) {
			throw unreachable(ex);
		}
	}

	private static void archive(NewFile file, InputStream content, OutputStream out) throws IOException {
		// Not closed: that would close what it writes to.
		TarArchiveOutputStream archive = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
		archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
		archive.setAddPaxHeadersForNonAsciiNames(true);
		TarArchiveEntry entry = new TarArchiveEntry(file.name());
		entry.setSize(file.size());
		entry.setIds(file.owner(), file.owner());
		entry.setMode(READABLE);
		entry.setModTime(Date.from(Instant.now()));
		archive.putArchiveEntry(entry);
		content.transferTo(archive);
		archive.closeArchiveEntry();
		archive.finish();
	}

	private UpstreamResponse send(UpstreamRequest request) throws IOException {
		return this.upstream.send(request);
	}

	private static String target(String container, String path) {
		return "/containers/" + container + "/archive?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
	}

	private static EngineException refused(UpstreamResponse answer) {
		return new EngineException("The Docker daemon refused to copy a file: status " + answer.status(), null);
	}

	private static EngineException unreachable(IOException ex) {
		return new EngineException("The Docker daemon did not answer while a file was copied", ex);
	}

	private static void close(@Nullable UpstreamResponse answer) {
		try {
			if (answer != null) {
				answer.close();
			}
		}
		catch (IOException _) {
			// nothing more is wanted of it
		}
	}

}
