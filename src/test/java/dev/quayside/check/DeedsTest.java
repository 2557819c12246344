package dev.quayside.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.quayside.gateway.Act;
import dev.quayside.gateway.EngineEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeedsTest {

	private static final Act PING = act("HEAD /_ping", "");

	private final Deeds deeds = new Deeds();

	@Test
	void aRequestIsTheCommandThatSendsIt() {
		assertThat(hear(PING, act("GET /images/json", ""))).containsExactly("docker image ls");
		assertThat(hear(PING, new Act("GET", "/containers/json", "", Map.of("all", "1"))))
			.containsExactly("docker container ls -a");
		assertThat(hear(PING, act("GET /images/{}/history", "alpine:latest")))
			.containsExactly("docker image history alpine:latest");
	}

	@Test
	void startingIsACommandOfItsOwnOnlyWhereNothingWasMadeBefore() {
		assertThat(hear(PING, act("POST /containers/create", ""), act("POST /containers/{}/attach", "web"),
				act("POST /containers/{}/start", "web")))
			.isEmpty();
		assertThat(hear(PING, act("POST /containers/{}/start", "web"))).containsExactly("docker container start web");
	}

	@Test
	void whatOnlyBeginsByLookingIsNoInspect() {
		assertThat(hear(PING, act("GET /containers/{}/json", "web"), act("GET /containers/{}/logs", "web")))
			.containsExactly("docker container logs web");
		assertThat(hear(PING, act("GET /containers/{}/json", "web"))).isEmpty();
		assertThat(this.deeds.settle()).hasToString("Optional[docker container inspect web]");
		assertThat(hear(PING, act("GET /containers/{}/json", "db"), PING))
			.containsExactly("docker container inspect db");
	}

	@Test
	void execIsToldByItsEvent() {
		EngineEvent event = new EngineEvent("container", "exec_start: ls -l ", "1".repeat(64), Map.of("name", "web"),
				1);
		assertThat(this.deeds.hear(event)).hasToString("Optional[docker container exec web ls -l]");
	}

	private List<String> hear(Act... acts) {
		return Stream.of(acts).flatMap((act) -> this.deeds.hear(act).stream()).map(Deed::toString).toList();
	}

	private static Act act(String request, String object) {
		String[] words = request.split(" ");
		return new Act(words[0], words[1], object, Map.of());
	}

}
