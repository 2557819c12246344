package dev.quayside.gateway.state;

import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.endpoint.StillContainer;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.tar.TarItem;
import dev.quayside.gateway.tar.TarLimits;
import dev.quayside.gateway.tar.TarSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks into the containers of a session. Safe for use by several threads.
 */
final class InnerFiles {

	private static final int MOST_NAMES = 5;

	/** Of the changes that the daemon tells, so many are looked at. */
	private static final int MOST_CHANGES = 10_000;

	/** moby archive/changes.go: 0 is modified, 2 deleted. */
	private static final int ADDED = 1;

	/** The event of reading an archive, which no learner has done. */
	private static final String READ = "archive-path";

	private static final TarLimits ANY_SIZE = new TarLimits(Long.MAX_VALUE, 1, Integer.MAX_VALUE);

	/** What programs leave behind, and what is hidden. */
	private static final Pattern UNREMARKABLE = Pattern
		.compile("/(?:bin|dev|etc|lib|lib64|proc|run|sbin|sys|usr|var)(?:/.*)?|(?:.*/)?\\..*");

	private final Asked asked;

	InnerFiles(Asked asked) {
		this.asked = asked;
	}

	/**
	 * A link is not followed: it is no regular file. What else the archive of a folder
	 * holds is not read.
	 */
	Optional<byte[]> file(String container, String path, int most) throws IOException {
		if (!path.startsWith("/") || path.length() > 4096 || path.indexOf('\0') >= 0) {
			return Optional.empty();
		}
		Target target = Target.of("/containers/" + container + "/archive").with("path", path);
		this.asked.engine().containers().hush(container, READ);
		try (StillContainer _ = StillContainer.of(this.asked.engine(), this.asked.version(),
				this.asked.engine().containers().require(container));
				UpstreamResponse answer = this.asked.engine()
					.daemon()
					.open(SessionDaemon.request(this.asked.version(), "GET", target))) {
			TarSource archive = new TarSource(answer.body(), ANY_SIZE);
			return (archive.next() instanceof TarItem.RegularFile) ? Optional.of(archive.contentUpTo(most))
					: Optional.empty();
		}
		catch (Refusal refusal) {
			this.asked.engine().containers().wasHushed(container, READ);
			return Optional.empty();
		}
	}

	/** The names of a few files that were made outside of where systems keep theirs. */
	List<String> added(String container) throws IOException {
		TreeSet<String> names = new TreeSet<>();
		Target target = Target.of("/containers/" + container + "/changes");
		try (UpstreamResponse answer = this.asked.engine()
			.daemon()
			.open(SessionDaemon.request(this.asked.version(), "GET", target));
				MappingIterator<JsonNode> changes = JsonMapper.shared()
					.readerFor(JsonNode.class)
					.readValues(answer.body())) {
			Iterator<JsonNode> each = changes;
			for (int count = 0; count < MOST_CHANGES && each.hasNext(); count++) {
				JsonNode change = each.next();
				String path = change.path("Path").asString("");
				if (change.path("Kind").asInt(0) == ADDED && !UNREMARKABLE.matcher(path).matches()) {
					names.add(path);
				}
			}
		}
		return names.isEmpty() ? List.of() : few(names, mountedIn(container));
	}

	private Set<String> mountedIn(String container) throws IOException {
		Set<String> mounted = new TreeSet<>();
		this.asked.get("/containers/" + container + "/json")
			.path("Mounts")
			.forEach((mount) -> mounted.add(mount.path("Destination").asString("")));
		return mounted;
	}

	/** Folders go without saying where something in them is told. */
	private List<String> few(TreeSet<String> names, Set<String> mounted) {
		List<String> few = new ArrayList<>();
		for (Iterator<String> each = names.iterator(); each.hasNext() && few.size() < MOST_NAMES;) {
			String name = each.next();
			String next = names.ceiling(name + "/");
			boolean folder = next != null && next.startsWith(name + "/");
			if (!folder && mounted.stream().noneMatch((place) -> (place + "/").startsWith(name + "/"))) {
				few.add(this.asked.own(name));
			}
		}
		return few;
	}

}
