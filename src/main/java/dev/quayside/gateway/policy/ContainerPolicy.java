package dev.quayside.gateway.policy;

import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.http.Refusal;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code POST /containers/create} may say of the container itself, field by field:
 * everything that is not kept here is dropped, refused, or not known. What it may say of
 * the host is in {@link HostPolicy}. Safe for use by several threads.
 */
@Component
public class ContainerPolicy {

	private static final Pattern HOST_NAME = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9.-]{0,61}[a-zA-Z0-9])?");

	private static final Pattern SIGNAL = Pattern.compile("(?:SIG)?[A-Z0-9+-]{1,12}");

	private static final Pattern PORT = Pattern.compile("[0-9]{1,5}(?:/(?:tcp|udp|sctp))?");

	/** In the nanoseconds that the daemon counts in. */
	private static final long SECOND = 1_000_000_000L;

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final HostPolicy host;

	private final long memory;

	ContainerPolicy(HostPolicy host, GatewayProperties limits) {
		this.host = host;
		this.memory = limits.memory().toBytes();
	}

	/**
	 * Makes the body that the daemon gets from the body that the client sent. The image
	 * is left out: the caller sets what the name stands for in the session.
	 * @param sent the client's body
	 * @param own the session's own labels, which no label of the learner can replace
	 * @param names what names in the body stand for
	 * @return a body of allowed fields within the limits
	 * @throws Refusal if something is not allowed
	 */
	public ObjectNode create(ObjectNode sent, Map<String, String> own, Names names) {
		MountRules mounts = new MountRules(names, this.memory);
		NetworkRules networks = new NetworkRules(names);
		ObjectNode made = container(mounts).keep("HostConfig", Checks.object(this.host.fields(mounts, networks)))
			.keep("NetworkingConfig", Checks.object(new Fields().keep("EndpointsConfig", networks::endpoints)))
			.apply(sent);
		ObjectNode labels = made.withObjectProperty("Labels");
		own.forEach(labels::put);
		this.host.limit(made.withObjectProperty("HostConfig"), names);
		return made;
	}

	private static Fields container(MountRules mounts) {
		return new Fields().keep("Hostname", Checks.text(HOST_NAME, "a host name"))
			.keep("Domainname", Checks.text(HOST_NAME, "a domain name"))
			.keep("User", Checks.text(128))
			.keep("AttachStdin", Checks.flag())
			.keep("AttachStdout", Checks.flag())
			.keep("AttachStderr", Checks.flag())
			.keep("Tty", Checks.flag())
			.keep("OpenStdin", Checks.flag())
			.keep("StdinOnce", Checks.flag())
			.keep("Env", Checks.texts(256, 32 * 1024))
			.keep("Cmd", Checks.texts(256, 64 * 1024))
			.keep("Entrypoint", Checks.texts(256, 64 * 1024))
			.keep("WorkingDir", ContainerPolicy::workingDirectory)
			.keep("Labels", ContainerPolicy::labels)
			.keep("ExposedPorts", ContainerPolicy::ports)
			.keep("Volumes", mounts::paths)
			.keep("NetworkDisabled", Checks.flag())
			.keep("StopSignal", Checks.text(SIGNAL, "a signal"))
			.keep("StopTimeout", Checks.number(0, 60))
			.keep("Shell", Checks.texts(16, 1024))
			.keep("Healthcheck", Checks.object(healthCheck()))
			.replace("Image", "ArgsEscaped")
			.refuse("a container's address is the playground's to choose", "MacAddress")
			.refuse("it belongs to an image, not to a container", "OnBuild");
	}

	/** The fields of an image's configuration, which its containers take over. */
	static Fields ofImage() {
		return new Fields().keep("User", Checks.text(128))
			.keep("Env", Checks.texts(256, 32 * 1024))
			.keep("Cmd", Checks.texts(256, 64 * 1024))
			.keep("Entrypoint", Checks.texts(256, 64 * 1024))
			.keep("WorkingDir", ContainerPolicy::workingDirectory)
			.keep("Labels", ContainerPolicy::labels)
			.keep("ExposedPorts", ContainerPolicy::ports)
			.keep("Volumes", ContainerPolicy::volumePaths)
			.keep("StopSignal", Checks.text(SIGNAL, "a signal"))
			.keep("StopTimeout", Checks.number(0, 60))
			.keep("Shell", Checks.texts(16, 1024))
			.keep("Healthcheck", Checks.object(healthCheck()))
			.replace("Hostname", "Domainname", "AttachStdin", "AttachStdout", "AttachStderr", "Tty", "OpenStdin",
					"StdinOnce", "ArgsEscaped", "Image", "NetworkDisabled", "MacAddress")
			.refuse("its instructions would run unseen in later builds", "OnBuild");
	}

	private static JsonNode volumePaths(String field, JsonNode value) {
		Checks.require(value.isObject() && value.size() <= 16, field, "is not a list of at most 16 paths");
		value.propertyNames()
			.forEach((path) -> Checks.require(path.length() <= 4096 && !leavesTheContainer(path), field,
					"must be absolute paths without .., and not below /proc or /sys"));
		return value;
	}

	/** A check runs a program each time, so it may not run often. */
	private static Fields healthCheck() {
		Rule.Check pause = Checks.number(2 * SECOND, 86_400 * SECOND);
		return new Fields().keep("Test", Checks.texts(64, 4096))
			.keep("Interval", pause)
			.keep("Timeout", pause)
			.keep("StartPeriod", pause)
			.keep("StartInterval", pause)
			.keep("Retries", Checks.number(0, 10));
	}

	/** A path below /proc or /sys can name the host's files (CVE-2024-21626). */
	static boolean leavesTheContainer(String path) {
		List<String> segments = Stream.of(path.split("/"))
			.filter((segment) -> !segment.isEmpty() && !segment.equals("."))
			.toList();
		boolean host = !segments.isEmpty() && Set.of("proc", "sys").contains(segments.getFirst());
		return !path.startsWith("/") || segments.contains("..") || host;
	}

	static JsonNode workingDirectory(String field, JsonNode value) {
		Checks.text(4096).pass(field, value);
		if (!value.stringValue().startsWith("/")) {
			throw Refusal.badRequest(
					"the working directory '" + value.stringValue() + "' is invalid, it needs to be an absolute path");
		}
		Checks.require(!leavesTheContainer(value.stringValue()), field,
				"must be an absolute path without .., and not below /proc or /sys");
		return value;
	}

	static JsonNode labels(String field, JsonNode value) {
		Checks.require(value.isObject() && value.size() <= 128, field, "is not a list of at most 128 labels");
		ObjectNode made = JSON.objectNode();
		value.properties().forEach((label) -> {
			Checks.require(!label.getKey().startsWith(SessionLabels.PREFIX), field,
					"cannot begin with " + SessionLabels.PREFIX + ", which is the playground's own");
			Checks.require(label.getKey().length() <= 1024, field, "has a name of more than 1024 characters");
			made.set(label.getKey(), Checks.text(4096).pass(field, label.getValue()));
		});
		return made;
	}

	private static JsonNode ports(String field, JsonNode value) {
		Checks.require(value.isObject() && value.size() <= 64, field, "is not a list of at most 64 ports");
		ObjectNode made = JSON.objectNode();
		value.properties().forEach((port) -> {
			Checks.require(PORT.matcher(port.getKey()).matches(), field, "is not a port such as 80/tcp");
			made.putObject(port.getKey());
		});
		return made;
	}

}
