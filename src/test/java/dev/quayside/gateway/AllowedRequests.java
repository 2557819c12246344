package dev.quayside.gateway;

import dev.quayside.engine.UpstreamBody;
import dev.quayside.engine.UpstreamRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

	private static final String QUERY = "(?:\\?[a-z_-]+=" + VALUE + "(?:&[a-z_-]+=" + VALUE + ")*)?";

	/** What {@link GatewayTestConfiguration} offers. */
	private static final List<String> CATALOGUE = List.of("alpine:latest", "hello-world:latest");

	private static final Set<String> HOST_FIELDS = Set.of("AutoRemove", "Init", "ReadonlyRootfs", "NetworkMode",
			"RestartPolicy", "CapAdd", "CapDrop", "IpcMode", "CgroupnsMode", "ShmSize", "LogConfig", "SecurityOpt",
			"Memory", "MemorySwap", "NanoCpus", "PidsLimit", "BlkioWeight", "Binds", "Mounts", "Tmpfs", "VolumeDriver",
			"VolumesFrom", "CgroupParent", "DnsOptions");

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
		assertThat(host.path("CgroupParent").asString("")).as(text)
			.matches("(?:/quayside/gateway-test/" + this.session.value() + ")?");
		assertThat(host.path("DnsOptions").toString()).as(text).isIn("", "[\"timeout:1\",\"attempts:1\"]");
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
					|| mount.path("Source").asString("").startsWith(own())
					|| !mount.has("Source") && labels(mount.path("VolumeOptions")).equals(this.session.value()));
		assertThat(host.path("CgroupParent").asString("")).as(text).contains("gateway-test", this.session.value());
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
		String container = version + "/containers/" + ID;
		String image = "quayside\\.invalid/qs" + this.session + "(?:/[xh][a-z0-9_]+)?:[A-Za-z0-9_.-]{1,128}";
		String made = "repo=quayside\\.invalid%2Fqs" + this.session + "(?:%2F[xh][a-z0-9_]+)?&tag=[A-Za-z0-9_.-]+";
		String pulled = "(?:" + String.join("|", CATALOGUE) + ")";
		return Stream
			.of("HEAD /_ping",
					"GET " + version + "/(?:version|info|containers/json|networks|volumes|system/df)" + QUERY,
					"GET " + version + "/events\\?since=" + VALUE + "(?:&until=" + VALUE + ")?",
					"GET " + container + "/(?:json|logs|top|stats|changes|export)" + QUERY,
					"(?:GET|HEAD|PUT) " + container + "/archive\\?path=%2F" + VALUE + "(?:&[a-zA-Z]+=(?:true|false))*",
					"POST " + container + "/(?:start|stop|restart|kill|pause|unpause|wait|resize|attach|exec|update)"
							+ QUERY,
					"POST " + container + "/rename\\?name=" + name,
					"POST " + version + "/containers/create\\?name=" + name, "DELETE " + container + QUERY,
					"POST " + version + "/exec/" + ID + "/(?:start|resize)" + QUERY,
					"GET " + version + "/exec/" + ID + "/json",
					"POST " + version + "/commit\\?container=" + ID + "&" + made + "(?:&[a-z]+=" + VALUE + ")*",
					"GET " + version + "/images/(?:sha256:" + ID + "|" + pulled + "|" + image + ")/(?:json|history)",
					"POST " + version + "/images/(?:sha256:" + ID + "|" + image + ")/tag\\?" + made,
					"DELETE " + version + "/images/" + image + QUERY,
					"GET " + version + "/images/get\\?names=sha256%3A" + ID + "(?:&names=sha256%3A" + ID + ")*",
					"POST " + version + "/images/load\\?quiet=1",
					"POST " + version + "/images/create\\?fromSrc=-&" + made + "(?:&message=" + VALUE + ")?",
					"POST " + version + "/(?:networks|volumes)/create",
					"(?:GET|DELETE) " + version + "/networks/" + ID + QUERY,
					"POST " + version + "/networks/" + ID + "/(?:connect|disconnect)",
					"(?:GET|DELETE) " + version + "/volumes/" + name + QUERY)
			.map(Pattern::compile)
			.toList();
	}

	private static String body(UpstreamRequest request) {
		return (request.body() instanceof UpstreamBody.Bytes bytes)
				? new String(bytes.content(), StandardCharsets.UTF_8) : "";
	}

}
