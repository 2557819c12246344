package dev.quayside.gateway;

import dev.quayside.engine.UpstreamBody;
import dev.quayside.engine.UpstreamRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the daemon may hear of one session, whatever the session sends: requests of these
 * shapes, with full ids and own names, and containers within the limits.
 *
 * @param session whose requests are judged
 * @param foreign what no request may hold: names and ids of another session
 */
record AllowedRequests(SessionId session, List<String> foreign) {

	private static final String ID = "[0-9a-f]{64}";

	private static final String VALUE = "(?:[A-Za-z0-9._*+-]|%[0-9A-F]{2})*";

	private static final Set<String> HOST_FIELDS = Set.of("AutoRemove", "Init", "ReadonlyRootfs", "NetworkMode",
			"RestartPolicy", "CapAdd", "CapDrop", "IpcMode", "CgroupnsMode", "ShmSize", "LogConfig", "SecurityOpt",
			"Memory", "MemorySwap", "NanoCpus", "PidsLimit", "BlkioWeight", "Binds", "Mounts", "Tmpfs", "VolumeDriver",
			"VolumesFrom");

	void judge(UpstreamRequest request) {
		String told = request.method() + " " + request.target();
		assertThat(shapes()).as(told).anyMatch((shape) -> shape.matcher(told).matches());
		String body = body(request);
		for (String other : this.foreign) {
			assertThat(told + body).doesNotContain(other);
		}
		assertThat(request.headers().keySet()).isSubsetOf("Content-Type");
		if (request.target().matches("/v1\\.[0-9]+/containers/create\\?.*")) {
			judge(JsonMapper.shared().readTree(body));
		}
		else if (request.target().matches("/v1\\.[0-9]+/containers/" + ID + "/exec")) {
			assertThat(JsonMapper.shared().readTree(body).has("Privileged")).isFalse();
		}
		else if (request.target().matches("/v1\\.[0-9]+/(networks|volumes)/create")) {
			assertThat(labels(JsonMapper.shared().readTree(body))).isEqualTo(this.session.value());
		}
	}

	private void judge(JsonNode body) {
		String text = body.toString();
		JsonNode host = body.path("HostConfig");
		assertThat(new TreeSet<>(host.propertyNames())).as(text).isSubsetOf(HOST_FIELDS);
		assertThat(labels(body)).as(text).isEqualTo(this.session.value());
		assertThat(host.path("CapDrop").toString()).isEqualTo("[\"ALL\"]");
		assertThat(host.path("CapAdd").valueStream().map(JsonNode::stringValue).toList()).as(text)
			.isSubsetOf("CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "NET_BIND_SERVICE", "SETGID", "SETUID");
		assertThat(host.path("SecurityOpt").toString()).isEqualTo("[\"no-new-privileges:true\"]");
		assertThat(host.path("RestartPolicy").path("Name").asString("")).isEqualTo("no");
		assertThat(host.path("LogConfig").path("Type").asString("")).isEqualTo("json-file");
		assertThat(host.path("Memory").asLong(0)).as(text).isBetween(1L, 256L * 1024 * 1024);
		assertThat(host.path("MemorySwap").asLong(0)).isEqualTo(host.path("Memory").asLong(1));
		assertThat(host.path("PidsLimit").asLong(0)).as(text).isBetween(1L, 128L);
		assertThat(host.path("NanoCpus").asLong(0)).as(text).isBetween(1L, 1_000_000_000L);
		assertThat(host.path("NetworkMode").asString("")).as(text)
			.matches("none|" + own() + "bridge|(?:container:)?" + ID);
		assertThat(host.path("Binds").valueStream().map(JsonNode::stringValue)).as(text)
			.allMatch((bind) -> bind.matches(own() + "[a-zA-Z0-9_.-]+:/.*"));
		assertThat(host.path("Mounts").valueStream()).as(text)
			.allMatch((mount) -> mount.path("Type").asString("").equals("tmpfs")
					|| mount.path("Source").asString("").startsWith(own()));
		assertThat(body.path("Image").asString("")).as(text).matches("sha256:" + ID);
	}

	private static String labels(JsonNode body) {
		return body.path("Labels").path(SessionLabels.SESSION).asString("");
	}

	private String own() {
		return "qs" + this.session + "-";
	}

	private List<Pattern> shapes() {
		String version = "/v1\\.(?:4[1-9]|5[01])";
		String name = own() + "[a-zA-Z0-9_.-]+";
		String query = "(?:\\?[a-z_]+=" + VALUE + "(?:&[a-z_]+=" + VALUE + ")*)?";
		return List
			.of("HEAD /_ping", "GET " + version + "/(?:version|info|containers/json|networks|volumes)" + query,
					"GET " + version + "/containers/" + ID + "/(?:json|logs|top|stats|changes|export|archive)" + query,
					"HEAD " + version + "/containers/" + ID + "/archive" + query,
					"PUT " + version + "/containers/" + ID + "/archive" + query,
					"POST " + version + "/containers/" + ID
							+ "/(?:start|stop|restart|kill|pause|unpause|wait|resize|attach|exec|update)" + query,
					"POST " + version + "/containers/" + ID + "/rename\\?name=" + name,
					"POST " + version + "/containers/create\\?name=" + name,
					"DELETE " + version + "/containers/" + ID + query,
					"POST " + version + "/exec/" + ID + "/(?:start|resize)" + query,
					"GET " + version + "/exec/" + ID + "/json",
					"GET " + version + "/images/sha256:" + ID + "/(?:json|history)",
					"POST " + version + "/(?:networks|volumes)/create",
					"(?:GET|DELETE) " + version + "/networks/" + ID + query,
					"POST " + version + "/networks/" + ID + "/(?:connect|disconnect)",
					"(?:GET|DELETE) " + version + "/volumes/" + name + query)
			.stream()
			.map(Pattern::compile)
			.toList();
	}

	private static String body(UpstreamRequest request) {
		return (request.body() instanceof UpstreamBody.Bytes bytes)
				? new String(bytes.content(), StandardCharsets.UTF_8) : "";
	}

}
