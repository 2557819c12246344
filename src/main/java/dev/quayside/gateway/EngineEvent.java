package dev.quayside.gateway;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that happened in a session's engine, in the session's own words.
 *
 * @param type of the object: {@code container}, {@code image}, {@code network} or
 * {@code volume}
 * @param action what happened to it, say {@code start} or {@code exec_create: ls}
 * @param actor the object's id; the name of a volume or of a pulled image
 * @param attributes what else is said of it: its name, labels, exit code
 * @param nanos when, in nanoseconds of Unix time
 */
public record EngineEvent(String type, String action, String actor, SortedMap<String, String> attributes, long nanos) {

	public EngineEvent(String type, String action, String actor, Map<String, String> attributes, long nanos) {
		this(type, action, actor, (SortedMap<String, String>) new TreeMap<>(attributes), nanos);
	}

	public EngineEvent {
		attributes = Collections.unmodifiableSortedMap(attributes);
	}

	/**
	 * An attribute.
	 * @param name which
	 * @return its value, empty if there is none
	 */
	public String attribute(String name) {
		return this.attributes.getOrDefault(name, "");
	}

	/**
	 * What it takes to keep it.
	 * @return about so many bytes
	 */
	public int size() {
		return this.attributes.entrySet()
			.stream()
			.mapToInt((entry) -> 64 + entry.getKey().length() + entry.getValue().length())
			.sum() + 256 + this.action.length() + this.actor.length();
	}

}
