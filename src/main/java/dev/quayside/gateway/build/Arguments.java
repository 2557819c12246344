package dev.quayside.gateway.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The build arguments as a stage sees them: what was declared in it, with the value that
 * the build was given, else that of the declaration, else that from before the first
 * FROM.
 */
final class Arguments {

	/** Given without being declared; they stand in no history. */
	private static final Set<String> PROXIES = Set.of("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy",
			"FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy");

	private final Map<String, Optional<String>> given;

	private final Map<String, String> global;

	private final Set<String> used;

	private final Map<String, Optional<String>> declared = new LinkedHashMap<>();

	private Arguments(Map<String, Optional<String>> given, Map<String, String> global, Set<String> used) {
		this.given = given;
		this.global = global;
		this.used = used;
	}

	static Arguments of(Map<String, Optional<String>> given) {
		return new Arguments(given, new LinkedHashMap<>(), new TreeSet<>());
	}

	/** What the next stage begins with: nothing but what stood before the first FROM. */
	Arguments forStage() {
		return new Arguments(this.given, this.global, this.used);
	}

	/** Declares one before the first FROM. */
	void declareGlobal(String name, Optional<String> value) {
		this.used.add(name);
		this.given.getOrDefault(name, value).ifPresent((text) -> this.global.put(name, text));
	}

	/** What FROM can name. */
	Map<String, String> global() {
		return this.global;
	}

	void declare(String name, Optional<String> value) {
		this.used.add(name);
		this.declared.put(name, value);
	}

	/** What a step can name: variables of the environment go before arguments. */
	Map<String, String> values(Map<String, String> environment) {
		Map<String, String> values = new TreeMap<>(declaredValues());
		PROXIES.forEach((name) -> this.given.getOrDefault(name, Optional.empty())
			.ifPresent((value) -> values.putIfAbsent(name, value)));
		environment.keySet().forEach(values::remove);
		return values;
	}

	/** Those of the values that a history tells. */
	Map<String, String> told(Map<String, String> environment) {
		Map<String, String> values = values(environment);
		values.keySet().removeIf((name) -> PROXIES.contains(name) && !this.declared.containsKey(name));
		return values;
	}

	private Map<String, String> declaredValues() {
		Map<String, String> values = new TreeMap<>();
		this.declared.forEach((name, value) -> {
			Optional<String> otherwise = value.or(() -> Optional.ofNullable(this.global.get(name)));
			this.given.getOrDefault(name, otherwise).ifPresent((text) -> values.put(name, text));
		});
		return values;
	}

	/** What was given and never declared. */
	List<String> notUsed() {
		return this.given.keySet()
			.stream()
			.filter((name) -> !this.used.contains(name) && !PROXIES.contains(name))
			.sorted()
			.toList();
	}

}
