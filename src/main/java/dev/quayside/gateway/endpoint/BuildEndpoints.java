package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.build.BuildContext;
import dev.quayside.gateway.build.BuildOutput;
import dev.quayside.gateway.build.BuildRequest;
import dev.quayside.gateway.build.BuildRun;
import dev.quayside.gateway.build.Dockerfile;
import dev.quayside.gateway.http.Exchange;
import dev.quayside.gateway.http.Watchdog;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.policy.BuildProperties;
import dev.quayside.gateway.tar.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker build}, in the protocol that the docker CLI speaks without BuildKit. The
 * daemon builds nothing: what it would resolve, fetch and cache is everybody's.
 */
@Component
class BuildEndpoints implements Endpoints {

	private final BuildTools tools;

	private final ContainerMaker maker;

	private final BuildProperties limits;

	private final BuildTurns turns;

	BuildEndpoints(BuildTools tools, ContainerMaker maker, BuildTurns turns, BuildProperties limits) {
		this.turns = turns;
		this.tools = tools;
		this.maker = maker;
		this.limits = limits;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("POST", "/build", this::build, BuildParameters.NAMES), Route.of("POST", "/build/prune",
				this::prune, "all", "filters", "keep-storage", "reserved-space", "max-used-space", "min-free-space"));
	}

	/**
	 * The classic builder's cache are images: Docker counts what goes as theirs, not as
	 * the builder's.
	 */
	private void prune(Call call) throws IOException {
		call.exchange().requireNoBody();
		this.turns.between(call.engine().session(),
				() -> new BuildCache(call.engine(), call.version(), this.tools).sweep());
		ObjectNode answer = JsonNodeFactory.instance.objectNode().putNull("CachesDeleted");
		call.json(200, answer.put("SpaceReclaimed", 0));
	}

	private void build(Call call) throws IOException {
		BuildParameters parameters = new BuildParameters(call.query());
		BuildRequest request = parameters.request();
		List<ImageRef> names = parameters.names();
		ObjectNode sample = JsonNodeFactory.instance.objectNode();
		sample.set("HostConfig", request.host());
		this.maker.judge(call.engine(), sample);
		try (BuildTurns.Turn turn = this.turns.begin(call.engine().session()); FileTree context = context(call)) {
			turn.build();
			String name = call.query().text("dockerfile").orElse(Dockerfile.NAME);
			build(call, request, names, new BuildContext(context).dockerfile(name, this.limits.steps()), context);
		}
	}

	private FileTree context(Call call) throws IOException {
		try (InputStream sent = call.exchange().upload(this.limits.time())) {
			return FileTree.read(sent, this.limits.contextLimits());
		}
	}

	/** Waits for whoever holds the container, which all other watching must not. */
	private void endLate(SessionWorkbench bench) {
		Thread.ofVirtual()
			.name("gateway-build-end")
			.start(() -> bench.stop("The build takes longer than " + this.limits.time().toSeconds() + " seconds"));
	}

	/** A client that reads nothing would keep its place among the builds for ever. */
	private Duration grace() {
		return this.limits.time().dividedBy(4);
	}

	private void build(Call call, BuildRequest request, List<ImageRef> names, Dockerfile file, FileTree context)
			throws IOException {
		SessionWorkbench bench = new SessionWorkbench(call.engine(), call.version(), this.tools);
		boolean quiet = call.query().flag("q");
		BuildRun.requireTarget(request, file);
		try (OutputStream out = call.exchange()
			.stream("application/json", () -> bench.stop("The client left before the end of the build"));
				Watchdog.Guard _ = Watchdog.guard(this.limits.time(), () -> endLate(bench));
				Exchange.Deadline _ = call.exchange().deadline(this.limits.time().plus(grace()))) {
			BuildOutput output = new BuildOutput(out, quiet);
			new BuildRun(request, file, context, this.limits.contextLimits(), bench, output).run((image) -> {
				bench.name(image, names);
				return names.stream().map(ImageRef::toString).toList();
			});
		}
		finally {
			bench.finish();
		}
	}

}
