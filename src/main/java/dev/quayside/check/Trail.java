package dev.quayside.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.quayside.gateway.Act;
import dev.quayside.gateway.EngineEvent;
import dev.quayside.lesson.Check;
import dev.quayside.lesson.Expectation;

/**
 * What a learner does in one lesson: which of the commands that it asks for were run, and
 * what was touched of late. It keeps a bounded part of it. Safe for use by several
 * threads.
 */
final class Trail {

	private static final int MOST = 100;

	private final Deeds deeds = new Deeds();

	private final List<Check> checks;

	private final Set<Wanted> ran = new HashSet<>();

	private final Set<String> touched = new LinkedHashSet<>();

	private final Deque<Deed> latest = new ArrayDeque<>();

	private boolean removed;

	private Judge.Attempt sinceMark = Judge.Attempt.NONE;

	/**
	 * A command that a task asks for.
	 *
	 * @param task the name of the task
	 * @param command the command
	 */
	private record Wanted(String task, Expectation.Ran command) {
	}

	Trail(List<Check> checks) {
		this.checks = checks;
	}

	synchronized void hear(Act act, Set<String> done) {
		this.deeds.hear(act).forEach((deed) -> did(deed, done));
	}

	synchronized void hear(EngineEvent event, Set<String> done) {
		touch(event);
		this.deeds.hear(event).ifPresent((deed) -> did(deed, done));
	}

	/** Whether a request may still become another command. */
	synchronized boolean isOpen() {
		return this.deeds.isOpen();
	}

	synchronized void settle(Set<String> done) {
		this.deeds.settle().ifPresent((deed) -> did(deed, done));
	}

	/** The engine is looked at now: what comes from now on is not seen in it. */
	synchronized void mark() {
		this.sinceMark = Judge.Attempt.NONE;
	}

	/** Only what came since the mark is an attempt: another task is the next one. */
	synchronized void forget() {
		this.touched.retainAll(this.sinceMark.touched());
		this.latest.clear();
		this.latest.addAll(this.sinceMark.deeds());
		this.removed = this.sinceMark.removed();
	}

	synchronized Judge.Attempt attempt() {
		return new Judge.Attempt(Set.copyOf(this.touched), this.removed, List.copyOf(this.latest));
	}

	synchronized boolean hasRun(Check check, Expectation.Ran command) {
		return this.ran.contains(new Wanted(check.id(), command));
	}

	/**
	 * A command is what the first of the tasks that want it was waiting for: a task
	 * further down that wants it again waits for the next time.
	 */
	private void did(Deed deed, Set<String> done) {
		this.latest.addLast(deed);
		if (this.sinceMark.deeds().size() < MOST) {
			this.sinceMark = this.sinceMark.with(deed);
		}
		if (this.latest.size() > MOST) {
			this.latest.removeFirst();
		}
		for (Check check : this.checks) {
			for (Expectation expected : done.contains(check.id()) ? List.<Expectation>of() : check.expected()) {
				if (expected instanceof Expectation.Ran wanted && deed.is(wanted)
						&& this.ran.add(new Wanted(check.id(), wanted))) {
					return;
				}
			}
		}
	}

	private void touch(EngineEvent event) {
		if (event.action().equals("destroy")) {
			if (event.type().equals("container") && this.touched.remove(event.actor())) {
				this.removed = true;
				this.sinceMark = this.sinceMark.withRemoval();
			}
			return;
		}
		Set<String> now = new LinkedHashSet<>(Set.of(event.actor()));
		if (event.type().equals("image")) {
			now.add(Names.image(event.actor()));
			now.add(Names.image(event.attribute("name")));
		}
		String container = event.attribute("container");
		if (!container.isEmpty()) {
			now.add(container);
		}
		this.touched.addAll(now);
		if (this.sinceMark.touched().size() < MOST) {
			this.sinceMark = this.sinceMark.with(now);
		}
		while (this.touched.size() > MOST) {
			this.touched.remove(this.touched.iterator().next());
		}
	}

}
