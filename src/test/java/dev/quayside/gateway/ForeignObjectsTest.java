package dev.quayside.gateway;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What another session owns is not there, by whatever name or id it is asked for: a line
 * a case, and for each the proof that the daemon heard nothing that changes anything, nor
 * anything of the other.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignObjectsTest {

	private final RecordingUpstream upstream;

	private final TestSession own;

	private final TestSession other;

	private final Map<String, String> words = new TreeMap<>();

	private String exec = "";

	ForeignObjectsTest(@Autowired Gateway gateway, @Autowired RecordingUpstream upstream) throws IOException {
		this.own = new TestSession(gateway);
		this.other = new TestSession(gateway);
		this.upstream = upstream;
	}

	@BeforeAll
	void theOtherHasOneOfEach() throws IOException {
		Docker docker = this.other.docker();
		this.own.docker().run("pull", "-q", "alpine");
		docker.run("pull", "-q", "alpine");
		docker.run("network", "create", "net");
		docker.run("run", "-d", "--name", "web", "--network", "net", "-v", "data:/data", "alpine", "sleep", "600");
		docker.run("commit", "web", "app");
		String exec = this.other.request("POST", "/v1.41/containers/web/exec", "{\"Cmd\":[\"true\"]}");
		// 256 random bits: only the daemon knows for sure whose it is, and is asked.
		this.exec = exec.replaceAll("(?s).*\"Id\":\"([0-9a-f]{64})\".*", "$1");
		this.words.put("@container@", docker.run("ps", "-q", "--no-trunc").out().strip());
		this.words.put("@short@", docker.run("ps", "-q").out().strip());
		this.words.put("@network@",
				docker.run("network", "ls", "-q", "--no-trunc", "--filter", "name=net").out().strip());
		this.words.put("@image@", docker.run("images", "-q", "--no-trunc", "app").out().strip());
		this.words.put("@digits@", this.words.get("@image@").substring("sha256:".length(), 19));
		this.words.put("@real@", "qs" + this.other.id());
		assertThat(this.words.values()).doesNotContain("");
	}

	@BeforeEach
	void forget() {
		this.upstream.forget();
	}

	@AfterAll
	void end() {
		this.own.close();
		this.other.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					GET    | /containers/@container@/json                   |
					GET    | /containers/@short@/json                       |
					GET    | /containers/@real@-web/json                    |
					GET    | /containers/@container@/logs?stdout=1          |
					GET    | /containers/@container@/top                    |
					GET    | /containers/@container@/stats?stream=0         |
					GET    | /containers/@container@/changes                |
					GET    | /containers/@container@/export                 |
					GET    | /containers/@container@/archive?path=/etc      |
					HEAD   | /containers/@container@/archive?path=/etc      |
					PUT    | /containers/@container@/archive?path=/         |
					POST   | /containers/@container@/start                  |
					POST   | /containers/@container@/stop?t=0               |
					POST   | /containers/@container@/restart?t=0            |
					POST   | /containers/@container@/kill                   |
					POST   | /containers/@container@/pause                  |
					POST   | /containers/@container@/unpause                |
					POST   | /containers/@container@/wait                   |
					POST   | /containers/@container@/resize?h=1&w=1         |
					POST   | /containers/@container@/rename?name=mine       |
					POST   | /containers/@container@/attach?stream=1        |
					POST   | /containers/@container@/update                 | {"Memory":8000000}
					POST   | /containers/@container@/exec                   | {"Cmd":["true"]}
					POST   | /containers/@short@/exec                       | {"Cmd":["true"]}
					POST   | /containers/@real@-web/kill                    |
					POST   | /commit?container=@container@&repo=mine        |
					DELETE | /containers/@container@?force=1                |
					DELETE | /containers/@short@?force=1                    |
					DELETE | /containers/@real@-web?force=1                 |
					GET    | /exec/@exec@/json                              |
					POST   | /exec/@exec@/start                             | {"Detach":true}
					POST   | /exec/@exec@/resize?h=1&w=1                    |
					GET    | /networks/@network@                            |
					GET    | /networks/@real@-net                           |
					DELETE | /networks/@network@                            |
					DELETE | /networks/@real@-net                           |
					POST   | /networks/@network@/connect                    | {"Container":"web"}
					POST   | /networks/@network@/disconnect                 | {"Container":"@container@","Force":true}
					POST   | /networks/bridge/disconnect                    | {"Container":"@container@","Force":true}
					POST   | /networks/bridge/connect                       | {"Container":"@container@"}
					GET    | /volumes/data                                  |
					GET    | /volumes/@real@-data                           |
					DELETE | /volumes/data                                  |
					DELETE | /volumes/@real@-data                           |
					GET    | /images/@image@/json                           |
					GET    | /images/@digits@/json                          |
					GET    | /images/app/json                               |
					GET    | /images/quayside.invalid/@real@/xapp:latest/json |
					GET    | /images/@image@/history                        |
					GET    | /images/@image@/get                            |
					GET    | /images/get?names=@image@                      |
					GET    | /images/get?names=alpine&names=@image@         |
					POST   | /images/@image@/tag?repo=mine                  |
					POST   | /images/app/push                               |
					DELETE | /images/@image@?force=1                        |
					DELETE | /images/@digits@?force=1                       |
					DELETE | /images/app?force=1                            |
					DELETE | /images/quayside.invalid/@real@/xapp?force=1   |
					POST   | /containers/create                             | {"Image":"@image@"}
					POST   | /containers/create                             | {"Image":"@digits@"}
					POST   | /containers/create                             | {"Image":"app"}
					POST   | /containers/create                             | {"Image":"quayside.invalid/@real@/xapp"}
					POST   | /containers/create                             | {"Image":"alpine","HostConfig":{"NetworkMode":"@network@"}}
					POST   | /containers/create                             | {"Image":"alpine","HostConfig":{"NetworkMode":"@real@-net"}}
					POST   | /containers/create                             | {"Image":"alpine","HostConfig":{"NetworkMode":"container:@container@"}}
					POST   | /containers/create                             | {"Image":"alpine","HostConfig":{"NetworkMode":"container:@short@"}}
					POST   | /containers/create                             | {"Image":"alpine","HostConfig":{"NetworkMode":"container:@real@-web"}}
					POST   | /containers/create                             | {"Image":"alpine","HostConfig":{"PidMode":"container:@container@"}}
					POST   | /containers/create                             | {"Image":"alpine","HostConfig":{"IpcMode":"container:@container@"}}
					POST   | /containers/create                             | {"Image":"alpine","HostConfig":{"VolumesFrom":["@container@"]}}
					POST   | /containers/create                             | {"Image":"alpine","HostConfig":{"VolumesFrom":["@real@-web:ro"]}}
					POST   | /containers/create                             | {"Image":"alpine","HostConfig":{"Links":["@container@:web"]}}
					POST   | /containers/create                             | {"Image":"alpine","NetworkingConfig":{"EndpointsConfig":{"@network@":{}}}}
					POST   | /containers/create                             | {"Image":"alpine","NetworkingConfig":{"EndpointsConfig":{"@real@-net":{}}}}
					GET    | /containers/json?all=1&filters=%7B%22before%22:%5B%22@container@%22%5D%7D |
					GET    | /containers/json?all=1&filters=%7B%22since%22:%5B%22@short@%22%5D%7D |
					GET    | /images/json?filters=%7B%22since%22:%5B%22@image@%22%5D%7D |
					""")
	void isNotThere(String method, String path, @Nullable String body) throws IOException {
		String answer = this.own.request(method, "/v1.41" + filled(path), (body != null) ? filled(body) : "");
		assertThat(answer).as(path).matches("(?s)HTTP/1\\.1 (?:4[0-9][0-9]|200 OK.*\\r\\n\\r\\n\\[\\]$).*");
		assertThat(this.upstream.changes()).isEmpty();
		assertThat(this.upstream.requests()).allSatisfy(
				(request) -> this.words.values().forEach((word) -> assertThat(request.target()).doesNotContain(word)));
	}

	private String filled(String text) {
		String filled = text.replace("@exec@", this.exec);
		for (Map.Entry<String, String> word : this.words.entrySet()) {
			filled = filled.replace(word.getKey(), word.getValue());
		}
		return filled;
	}

}
