package dev.quayside.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.quayside.gateway.Act;
import dev.quayside.gateway.EngineEvent;
import dev.quayside.lesson.DockerCommand;
import org.jspecify.annotations.Nullable;

/**
 * Makes commands of the requests that Docker's client sends for them. A command begins
 * with a greeting ({@code /_ping}); some ask for an object before they do something to
 * it, and {@code run} starts what it has made. Not safe for use by several threads.
 */
final class Deeds {

	private static final String EXEC = "exec_start: ";

	private static final Map<String, DockerCommand> BY_REQUEST = Map.ofEntries(
			Map.entry("GET /images/json", DockerCommand.IMAGE_LS),
			Map.entry("GET /images/{}/json", DockerCommand.IMAGE_INSPECT),
			Map.entry("GET /images/{}/history", DockerCommand.IMAGE_HISTORY),
			Map.entry("POST /images/create", DockerCommand.IMAGE_PULL),
			Map.entry("DELETE /images/{}", DockerCommand.IMAGE_RM),
			Map.entry("POST /images/{}/tag", DockerCommand.IMAGE_TAG),
			Map.entry("POST /build", DockerCommand.IMAGE_BUILD),
			Map.entry("POST /images/prune", DockerCommand.IMAGE_PRUNE),
			Map.entry("GET /images/get", DockerCommand.IMAGE_SAVE),
			Map.entry("GET /images/{}/get", DockerCommand.IMAGE_SAVE),
			Map.entry("POST /images/load", DockerCommand.IMAGE_LOAD),
			Map.entry("POST /commit", DockerCommand.CONTAINER_COMMIT),
			Map.entry("GET /containers/json", DockerCommand.CONTAINER_LS),
			Map.entry("GET /containers/{}/json", DockerCommand.CONTAINER_INSPECT),
			Map.entry("GET /containers/{}/logs", DockerCommand.CONTAINER_LOGS),
			Map.entry("GET /containers/{}/top", DockerCommand.CONTAINER_TOP),
			Map.entry("GET /containers/{}/stats", DockerCommand.CONTAINER_STATS),
			Map.entry("GET /containers/{}/changes", DockerCommand.CONTAINER_DIFF),
			Map.entry("POST /containers/{}/start", DockerCommand.CONTAINER_START),
			Map.entry("POST /containers/{}/stop", DockerCommand.CONTAINER_STOP),
			Map.entry("POST /containers/{}/kill", DockerCommand.CONTAINER_KILL),
			Map.entry("POST /containers/{}/restart", DockerCommand.CONTAINER_RESTART),
			Map.entry("POST /containers/{}/pause", DockerCommand.CONTAINER_PAUSE),
			Map.entry("POST /containers/{}/unpause", DockerCommand.CONTAINER_UNPAUSE),
			Map.entry("POST /containers/{}/rename", DockerCommand.CONTAINER_RENAME),
			Map.entry("POST /containers/{}/attach", DockerCommand.CONTAINER_ATTACH),
			Map.entry("GET /containers/{}/archive", DockerCommand.CONTAINER_CP),
			Map.entry("PUT /containers/{}/archive", DockerCommand.CONTAINER_CP),
			Map.entry("DELETE /containers/{}", DockerCommand.CONTAINER_RM),
			Map.entry("POST /containers/prune", DockerCommand.CONTAINER_PRUNE),
			Map.entry("GET /networks", DockerCommand.NETWORK_LS),
			Map.entry("GET /networks/{}", DockerCommand.NETWORK_INSPECT),
			Map.entry("POST /networks/create", DockerCommand.NETWORK_CREATE),
			Map.entry("POST /networks/{}/connect", DockerCommand.NETWORK_CONNECT),
			Map.entry("POST /networks/{}/disconnect", DockerCommand.NETWORK_DISCONNECT),
			Map.entry("DELETE /networks/{}", DockerCommand.NETWORK_RM),
			Map.entry("POST /networks/prune", DockerCommand.NETWORK_PRUNE),
			Map.entry("GET /volumes", DockerCommand.VOLUME_LS),
			Map.entry("GET /volumes/{}", DockerCommand.VOLUME_INSPECT),
			Map.entry("POST /volumes/create", DockerCommand.VOLUME_CREATE),
			Map.entry("DELETE /volumes/{}", DockerCommand.VOLUME_RM),
			Map.entry("POST /volumes/prune", DockerCommand.VOLUME_PRUNE),
			Map.entry("GET /version", DockerCommand.VERSION), Map.entry("GET /info", DockerCommand.INFO),
			Map.entry("GET /system/df", DockerCommand.DISK_USAGE), Map.entry("GET /events", DockerCommand.EVENTS));

	private boolean making;

	private @Nullable Deed looked;

	/**
	 * Hears of a request.
	 * @return the commands that it makes sure of
	 */
	List<Deed> hear(Act act) {
		List<Deed> sure = new ArrayList<>();
		String request = act.method() + " " + act.route();
		if (act.route().equals("/_ping")) {
			this.making = false;
			settle().ifPresent(sure::add);
			return sure;
		}
		this.making |= request.equals("POST /containers/create");
		// What was looked at is done something to: looking was but its beginning.
		if (this.looked != null && !act.object().equals(this.looked.object())) {
			settle().ifPresent(sure::add);
		}
		this.looked = null;
		DockerCommand command = BY_REQUEST.get(request);
		if (command == DockerCommand.CONTAINER_INSPECT || command == DockerCommand.NETWORK_INSPECT) {
			this.looked = deed(command, act);
		}
		else if (command != null && !(this.making && isPartOfRun(command))) {
			sure.add(deed(command, act));
		}
		return sure;
	}

	/** Hears of an event, which alone tells what {@code exec} runs. */
	Optional<Deed> hear(EngineEvent event) {
		return event.type().equals("container") && event.action().startsWith(EXEC)
				? Optional.of(new Deed(DockerCommand.CONTAINER_EXEC, false, event.attribute("name"),
						event.action().substring(EXEC.length()).strip()))
				: Optional.empty();
	}

	boolean isOpen() {
		return this.looked != null;
	}

	/**
	 * Says that nothing came for a while.
	 * @return the command that was kept because it might have become another
	 */
	Optional<Deed> settle() {
		Optional<Deed> kept = Optional.ofNullable(this.looked);
		this.looked = null;
		return kept;
	}

	private static boolean isPartOfRun(DockerCommand command) {
		return switch (command) {
			case CONTAINER_START, CONTAINER_ATTACH, IMAGE_PULL, IMAGE_INSPECT, INFO -> true;
			default -> false;
		};
	}

	private static Deed deed(DockerCommand command, Act act) {
		String all = act.query().getOrDefault("all", "0");
		boolean wantsAll = command == DockerCommand.CONTAINER_LS && (all.equals("1") || all.equalsIgnoreCase("true"));
		String object = switch (command) {
			case IMAGE_PULL -> pulled(act);
			case CONTAINER_COMMIT -> act.query().getOrDefault("container", "");
			default -> act.object();
		};
		return new Deed(command, wantsAll, object, "");
	}

	private static String pulled(Act act) {
		String name = act.query().getOrDefault("fromImage", "");
		String tag = act.query().getOrDefault("tag", "");
		return Names.image(tag.isEmpty() ? name : name + ":" + tag);
	}

}
