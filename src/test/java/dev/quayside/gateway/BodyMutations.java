package dev.quayside.gateway;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes bodies of {@code POST /containers/create} that ask for too much, spelled in
 * every way that a lenient reader takes for the right one; always the same for the same
 * seed.
 */
final class BodyMutations {

	/** Harmless fields, and among them the most that a body may say. */
	private static final List<String> FIELDS = List.of("\"Image\":\"alpine\"", "\"Cmd\":[\"true\"]",
			"\"Env\":[\"A=b\"]", "\"Tty\":false", "\"Labels\":{\"a\":\"b\"}", "\"User\":\"root\"",
			"\"WorkingDir\":\"/tmp\"", "\"ExposedPorts\":{\"80/tcp\":{}}", "\"Volumes\":{\"/v\":{}}",
			"\"StopTimeout\":1", "\"Healthcheck\":{\"Test\":[\"CMD\",\"true\"],\"Interval\":2000000000}",
			"\"NetworkingConfig\":{\"EndpointsConfig\":{\"bridge\":{}}}");

	private static final List<String> HOST_FIELDS = List.of("\"AutoRemove\":false", "\"Memory\":8000000",
			"\"Init\":true", "\"NetworkMode\":\"default\"", "\"NetworkMode\":\"none\"", "\"Binds\":[\"data:/data\"]",
			"\"PidsLimit\":10", "\"CapAdd\":[\"CHOWN\"]", "\"CapDrop\":[\"KILL\"]", "\"Tmpfs\":{\"/t\":\"size=1m\"}",
			"\"ShmSize\":1000000", "\"Mounts\":[{\"Type\":\"volume\",\"Source\":\"data\",\"Target\":\"/m\"}]",
			"\"IpcMode\":\"private\"", "\"LogConfig\":{\"Type\":\"syslog\"}",
			"\"SecurityOpt\":[\"seccomp=unconfined\"]", "\"ConsoleSize\":[24,80]");

	/** Stand for what belongs to another session. */
	private static final String CONTAINER = "@container@";

	private static final String IMAGE = "@image@";

	private static final List<String> TOO_MUCH = List.of("\"Privileged\":true", "\"Binds\":[\"/:/host\"]",
			"\"Binds\":[\"data:/d\",\"/etc:/e:ro\"]", "\"Binds\":[\"data:/d:shared\"]", "\"PidMode\":\"host\"",
			"\"NetworkMode\":\"host\"", "\"NetworkMode\":\"container:@container@\"",
			"\"IpcMode\":\"container:@container@\"", "\"VolumesFrom\":[\"@container@\"]", "\"CapAdd\":[\"ALL\"]",
			"\"CapAdd\":[\"SYS_ADMIN\"]", "\"PidsLimit\":-1", "\"Memory\":0", "\"Memory\":99999999999999",
			"\"MemorySwap\":-1", "\"OomKillDisable\":true", "\"MaskedPaths\":[]", "\"MaskedPaths\":[\"/x\"]",
			"\"ReadonlyPaths\":[]", "\"Devices\":[{\"PathOnHost\":\"/dev/vda\"}]",
			"\"DeviceCgroupRules\":[\"a *:* rwm\"]", "\"UsernsMode\":\"host\"", "\"CgroupParent\":\"/\"",
			"\"Runtime\":\"x\"", "\"SecurityOpt\":[\"no-new-privileges:false\"]", "\"Sysctls\":{\"kernel.x\":\"1\"}",
			"\"VolumeDriver\":\"x\"", "\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"/\",\"Target\":\"/h\"}]",
			"\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"80\"}]}", "\"RestartPolicy\":{\"Name\":\"always\"}",
			"\"Labels\":{\"dev.quayside.session\":\"x\"}", "\"NetworkingConfig\":{\"EndpointsConfig\":{\"host\":{}}}",
			"\"HostConfig\":{\"Privileged\":true}", "\"HostConfig\":null", "\"Image\":\"@image@\"");

	private static final List<String> TROUBLE = List.of("{", "}", "[", "]", ",", ":", "\"", "null", "true", "1e999",
			"-0", "\\u0000", "\\ud800", "\u00ff", "{}", "[[[[[[[[", "//", "'", "\u0000", "NaN", "\ufeff");

	private final SplittableRandom random;

	private final String foreignContainer;

	private final String foreignImage;

	BodyMutations(long seed, String foreignContainer, String foreignImage) {
		this.random = new SplittableRandom(seed);
		this.foreignContainer = foreignContainer;
		this.foreignImage = foreignImage;
	}

	String next() {
		StringBuilder host = new StringBuilder();
		StringBuilder body = new StringBuilder();
		add(host, HOST_FIELDS, this.random.nextInt(4));
		add(body, FIELDS, 1 + this.random.nextInt(4));
		int greed = this.random.nextInt(3);
		for (int i = 0; i < greed; i++) {
			add(this.random.nextBoolean() ? host : body, TOO_MUCH, 1);
		}
		body.append(",\"HostConfig\":{").append(host).append('}');
		if (this.random.nextInt(4) > 0) {
			body.append(",\"Image\":\"alpine\"");
		}
		String text = (body.charAt(0) == ',') ? body.substring(1) : body.toString();
		return spoil("{" + text + "}").replace(CONTAINER, this.foreignContainer).replace(IMAGE, this.foreignImage);
	}

	private void add(StringBuilder to, List<String> fields, int count) {
		for (int i = 0; i < count; i++) {
			String field = spell(any(fields));
			to.append(to.isEmpty() ? "" : ",").append(field);
		}
	}

	/** Spells the name of a field in another way, now and then. */
	private String spell(String field) {
		return switch (this.random.nextInt(12)) {
			case 0 -> field.toLowerCase(Locale.ROOT);
			case 1 -> field.toUpperCase(Locale.ROOT);
			case 2 -> field.replace('s', '\u017f');
			case 3 -> field.replace('k', '\u212a').replace('K', '\u212a');
			case 4 -> "\"\\u%04x".formatted((int) field.charAt(1)) + field.substring(2);
			case 5 -> field + "," + field;
			default -> field;
		};
	}

	private String spoil(String body) {
		StringBuilder text = new StringBuilder(body);
		int at = this.random.nextInt(text.length());
		switch (this.random.nextInt(16)) {
			case 0 -> text.append(body);
			case 1 -> text.insert(at, any(TROUBLE));
			case 2 -> text.setLength(at);
			case 3 -> text.deleteCharAt(at);
			case 4 -> text.insert(at, any(TROUBLE).repeat(1 + this.random.nextInt(5000)));
			case 5 -> text.insert(0, "{\"HostConfig\":".repeat(40)).append("}".repeat(40));
			case 6 -> text.insert(1, "\"Cmd\":[\"" + "x".repeat(this.random.nextInt(1_200_000)) + "\"],");
			case 7 -> text.insert(0, any(List.of(" ", "\n", "\ufeff", "[", "null ")));
			default -> {
			}
		}
		return text.toString();
	}

	private String any(List<String> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

}
