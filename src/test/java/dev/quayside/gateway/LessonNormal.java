package dev.quayside.gateway;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes what a command of a lesson shows comparable between two engines: of the details
 * of objects, what the lessons speak of is left.
 */
final class LessonNormal {

	private static final List<String> DETAILS = List.of("/Name", "/Driver", "/Scope", "/Path", "/Args", "/State/Status",
			"/State/ExitCode", "/Config/Image", "/Config/Cmd");

	private LessonNormal() {
	}

	static String of(String command, String shown) {
		if (command.matches("docker (container |network |volume )?inspect [a-z]+")) {
			return details(shown);
		}
		if (command.equals("docker info")) {
			// Not how many images: the daemon's own builder keeps each step as one.
			return shown.lines()
				.map(String::strip)
				.filter((line) -> line.matches("(Containers|Running|Paused|Stopped|Server Version): .*"))
				.reduce("", (text, line) -> text + line + "\n");
		}
		return Normal.of(withoutTimes(shown))
			// a session answers clients from 1.32 on
			.replaceAll("\\(minimum version [0-9.]+\\)", "")
			// steps of a build have ids where the daemon's own builder keeps them as
			// images
			.replaceAll("(?m)^(<missing>|<id>) (<time> \\S)", "<step> $2")
			.replaceAll("file:[0-9a-f]+", "file:<content>");
	}

	/** Without dates, how long a ping took, and from which address. */
	private static String withoutTimes(String shown) {
		return shown
			.replaceAll("[A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} UTC [0-9]{4}", "<date>")
			.replaceAll("time=[0-9.]+ ms", "time=<time>")
			.replaceAll("(min/avg/max =) [0-9./]+", "$1 <times>")
			.replaceAll("\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b", "<ip>");
	}

	private static String details(String shown) {
		StringBuilder text = new StringBuilder();
		for (JsonNode object : JsonMapper.shared().readTree(shown)) {
			for (String detail : DETAILS) {
				JsonNode value = object.at(detail);
				text.append(value.isMissingNode() ? "" : detail + " " + value + "\n");
			}
			StreamSupport.stream(object.path("Containers").spliterator(), false)
				.map((member) -> "with " + member.path("Name") + "\n")
				.sorted()
				.forEach(text::append);
		}
		return text.toString();
	}

}
