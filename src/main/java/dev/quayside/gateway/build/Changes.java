package dev.quayside.gateway.build;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What instructions change in a configuration, each told as the classic builder's history
 * tells it.
 *
 * @param next what is changed
 * @param expansion expands variables
 */
record Changes(Configuration next, UnaryOperator<String> expansion) {

	String env(Instruction.Env env) {
		// All of one instruction see the variables as they were before it.
		List<Instruction.Setting> settings = expanded(env.variables());
		settings.forEach((setting) -> this.next.setVariable(setting.name(), setting.value()));
		return "ENV " + joined(settings);
	}

	String label(List<Instruction.Setting> settings) {
		settings.forEach((setting) -> this.next.setLabel(setting.name(), setting.value()));
		return "LABEL " + joined(settings);
	}

	List<Instruction.Setting> expanded(List<Instruction.Setting> settings) {
		return settings.stream()
			.map((setting) -> new Instruction.Setting(this.expansion.apply(setting.name()),
					this.expansion.apply(setting.value())))
			.toList();
	}

	private static String joined(List<Instruction.Setting> settings) {
		return settings.stream()
			.map((setting) -> setting.name() + "=" + setting.value())
			.collect(Collectors.joining(" "));
	}

	static String listed(List<String> words) {
		return "[" + String.join(" ", words) + "]";
	}

	String expose(Instruction.Expose expose) {
		List<String> ports = expose.ports()
			.stream()
			.flatMap((text) -> Words.bySpaces(this.expansion.apply(text)).stream())
			.sorted()
			.toList();
		ports.forEach((text) -> Ports.of(text).forEach((port) -> this.next.addKey("ExposedPorts", port)));
		return "EXPOSE " + String.join(" ", ports);
	}

	String volume(Instruction.Volume volume) {
		List<String> paths = volume.paths().stream().map(this.expansion).map(String::strip).toList();
		paths.forEach((path) -> this.next.addKey("Volumes", path));
		return "VOLUME " + listed(paths);
	}

	String stopSignal(Instruction.StopSignal stop) {
		String signal = this.expansion.apply(stop.signal());
		if (!Signals.isOne(signal)) {
			throw new BuildFailure("Invalid signal: " + signal);
		}
		this.next.setText("StopSignal", signal);
		return "STOPSIGNAL " + signal;
	}

	String healthcheck(Instruction.Healthcheck check) {
		List<String> test = check.command().map((command) -> switch (command) {
			case Command.Exec exec -> {
				List<String> words = new ArrayList<>(List.of("CMD"));
				words.addAll(exec.words());
				yield words;
			}
			case Command.Line line -> List.of("CMD-SHELL", line.text());
		}).orElse(List.of("NONE"));
		ObjectNode health = JsonNodeFactory.instance.objectNode();
		ArrayNode words = health.putArray("Test");
		test.forEach(words::add);
		Map.of("Interval", check.interval(), "Timeout", check.timeout(), "StartPeriod", check.startPeriod())
			.forEach((field, time) -> {
				if (!time.isZero()) {
					health.put(field, time.toNanos());
				}
			});
		if (check.retries() != 0) {
			health.put("Retries", check.retries());
		}
		this.next.setObject("Healthcheck", health);
		return "HEALTHCHECK &{" + GoText.quoted(test) + " " + quoted(check.interval()) + " " + quoted(check.timeout())
				+ " " + quoted(check.startPeriod()) + " " + GoText.quoted(check.retries()) + "}";
	}

	private static String quoted(Duration duration) {
		return GoText.quoted(GoDuration.text(duration));
	}

}
