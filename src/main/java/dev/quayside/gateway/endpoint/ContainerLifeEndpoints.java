package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.Reservation;
import dev.quayside.gateway.policy.GatewayProperties;
import dev.quayside.gateway.policy.Signals;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A container's life: start, stop, pause, rename, remove.
 */
@Component
class ContainerLifeEndpoints implements Endpoints {

	private static final int LONGEST_STOP_SECONDS = 60;

	private final GatewayProperties limits;

	ContainerLifeEndpoints(GatewayProperties limits) {
		this.limits = limits;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("POST", "/containers/{}/start", (call) -> held(call, this::start)),
				Route.of("POST", "/containers/{}/stop", ContainerLifeEndpoints::stop, "t", "signal"),
				Route.of("POST", "/containers/{}/restart", (call) -> held(call, this::restart), "t", "signal"),
				Route.of("POST", "/containers/{}/kill", ContainerLifeEndpoints::kill, "signal"),
				Route.of("POST", "/containers/{}/pause", (call) -> held(call, (held) -> relay(held, "/pause"))),
				Route.of("POST", "/containers/{}/unpause", (call) -> held(call, (held) -> relay(held, "/unpause"))),
				Route.of("POST", "/containers/{}/rename", (call) -> held(call, ContainerLifeEndpoints::rename), "name"),
				Route.of("DELETE", "/containers/{}", ContainerLifeEndpoints::removeAlone, "v", "force", "link"));
	}

	private static void held(Call call, Endpoint step) throws IOException {
		call.exchange().requireNoBody();
		OwnedContainer container = call.container();
		try (Reservation _ = call.engine().containers().hold(container)) {
			step.answer(call.on(container));
		}
	}

	private static void relay(Call call, String what) throws IOException {
		call.relayStatus("POST", at(call, what));
	}

	private static void removeAlone(Call call) throws IOException {
		call.exchange().requireNoBody();
		OwnedContainer container = call.container();
		try (Reservation _ = call.engine().containers().holdAlone(container)) {
			remove(call.on(container));
		}
	}

	/**
	 * No body: older versions of the API let one rewrite the host configuration at start.
	 */
	private void start(Call call) throws IOException {
		withRoomFor(call, at(call, "/start"));
	}

	/** It starts what does not run, too. */
	private void restart(Call call) throws IOException {
		withRoomFor(call, stopping(call, "/restart"));
	}

	private void withRoomFor(Call call, Target target) throws IOException {
		try (Starts.Start _ = call.engine()
			.starts()
			.begin(call.engine(), call.version(), call.container(), this.limits.running())) {
			call.relayStatus("POST", target);
		}
	}

	private static void stop(Call call) throws IOException {
		call.relayStatus("POST", stopping(call, "/stop"));
	}

	private static Target stopping(Call call, String how) {
		return at(call, how).with("t", call.query().number("t", 0, LONGEST_STOP_SECONDS))
			.with("signal", Signals.of(call.query()));
	}

	private static void kill(Call call) throws IOException {
		call.relayStatus("POST", at(call, "/kill").with("signal", Signals.of(call.query())));
	}

	private static void rename(Call call) throws IOException {
		OwnedContainer container = call.container();
		String name = call.query().text("name").orElseThrow(() -> Refusal.badRequest("No name is given"));
		if (name.equals(container.name())) {
			throw Refusal.badRequest("Renaming a container with the same name as its current name");
		}
		ContainerLedger containers = call.engine().containers();
		try (Reservation _ = reserve(containers, name)) {
			call.relayStatus("POST", at(call, "/rename").with("name", call.engine().names().real(name)));
			containers.rename(container, name);
		}
	}

	private static Reservation reserve(ContainerLedger containers, String name) {
		try {
			return containers.reserve(name);
		}
		catch (Refusal refusal) {
			throw new Refusal(refusal.status(), "Error when allocating new name: "
					+ refusal.reason().replace("container name (", "container name (/"));
		}
	}

	/**
	 * Volumes without a name go with the container when the learner says so, as in
	 * Docker. Those that the daemon made along the way always do: nobody could find them
	 * again.
	 */
	private static void remove(Call call) throws IOException {
		OwnedContainer container = call.container();
		if (call.query().flag("link")) {
			throw Refusal.forbidden("links are not part of this playground; run it without --link");
		}
		List<String> unnamed = call.query().flag("v") ? unnamedVolumes(call, container) : List.of();
		Target target = Target.of("/containers/" + container.id())
			.with("v", "1")
			.withFlag("force", call.query().flag("force"));
		int status = call.engine().daemon().act(call.version(), "DELETE", target);
		call.engine().containers().strike(container.id());
		for (String volume : unnamed) {
			SessionVolumes.removeIfUnused(call.engine(), call.version(), volume);
		}
		call.exchange().empty(status);
	}

	private static List<String> unnamedVolumes(Call call, OwnedContainer container) throws IOException {
		return call.get(Target.of("/containers/" + container.id() + "/json"))
			.path("Mounts")
			.valueStream()
			.map((mount) -> call.engine().names().own(mount.path("Name").asString("")))
			.filter((name) -> RandomName.isOfVolume(name) && call.engine().volumes().all().contains(name))
			.toList();
	}

	private static Target at(Call call, String action) {
		return Target.of("/containers/" + call.container().id() + action);
	}

}
