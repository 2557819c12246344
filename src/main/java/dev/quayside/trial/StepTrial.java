package dev.quayside.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Check;
import dev.quayside.lesson.Fault;
import dev.quayside.lesson.Run;
import dev.quayside.lesson.Step;
import dev.quayside.replay.ReplayException;
import dev.quayside.replay.Typed;
import dev.quayside.replay.UnknownPlaceException;

/**
 * One step that is played: its blocks in their order. A task has to be open before the
 * commands above it, and done once they have run; one with no command between it and the
 * task above, once the step is over.
 */
final class StepTrial {

	private static final Duration LONGEST = Duration.ofSeconds(90);

	/**
	 * A shell's words for: not found, or not to be run; and docker run's for: refused.
	 */
	private static final Set<Integer> NOT_RUN = Set.of(125, 126, 127);

	private final List<Fault> faults = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private final List<Check> later = new ArrayList<>();

	private final long began = System.nanoTime();

	private final Scene scene;

	private final Step step;

	private Set<String> doneBefore;

	private int commands;

	private int tasks;

	private int questions;

	private boolean taskSince;

	private boolean ranSince;

	StepTrial(Scene scene, Step step) {
		this.scene = scene;
		this.step = step;
		this.doneBefore = scene.tasks().done();
	}

	/** Whether the next step can be played. */
	boolean play() {
		try {
			for (Block block : this.step.blocks()) {
				play(block);
			}
			this.later.forEach(this::done);
			return true;
		}
		catch (ReplayException ex) {
			return false;
		}
	}

	TriedStep result() {
		return new TriedStep(Plain.words(this.step.title()), this.commands, this.tasks, this.questions,
				Duration.ofNanos(System.nanoTime() - this.began), this.notes, this.faults);
	}

	private void play(Block block) {
		switch (block) {
			case Block.Prose prose -> prose.runs().forEach(this::run);
			case Block.Task(Check check) -> task(check);
			case Block.Question(var quiz) -> question(quiz.line(), Questions.fault(quiz));
			case Block.Computed(var quiz) ->
				question(quiz.line(), Questions.fault(quiz, this.scene.checks(), this.scene.session()));
			case Block.Places _ -> {
			}
		}
	}

	private void run(Run run) {
		this.commands++;
		this.ranSince = true;
		if (this.taskSince) {
			this.doneBefore = this.scene.tasks().done();
			this.taskSince = false;
		}
		try {
			this.scene.player().play(run, LONGEST).forEach((typed) -> judge(run, typed));
		}
		catch (UnknownPlaceException ex) {
			fault(run.line(), "the place <" + ex.place() + "> of this command cannot be filled here",
					"say with what in a fence places, and make that before");
		}
		catch (ReplayException ex) {
			fault(run.line(), "this command does not come to an end by itself within " + LONGEST.toSeconds() + " s",
					"run it in the background, or show it in a fence without .term1");
			throw ex;
		}
	}

	private void judge(Run run, Typed typed) {
		OptionalInt status = typed.status();
		if (status.isPresent() && NOT_RUN.contains(status.getAsInt())) {
			fault(run.line(), "this does not run: " + Plain.lastLine(typed), "write a command that does");
		}
		else if (status.isPresent() && status.getAsInt() != 0) {
			this.notes.add(this.scene.file() + ":" + run.line() + ": this ended with " + status.getAsInt() + ": "
					+ Plain.lastLine(typed));
		}
	}

	private void task(Check check) {
		if (this.doneBefore.contains(check.id())) {
			fault(check.line(), "this task is done before its commands have run", "expect what they alone bring about");
		}
		else if (this.ranSince) {
			done(check);
		}
		else {
			this.later.add(check);
		}
		this.ranSince = false;
		this.taskSince = true;
	}

	private void done(Check check) {
		if (this.scene.tasks().awaitDone(check.id())) {
			this.tasks++;
			return;
		}
		String said = this.scene.tasks().said(check.id());
		fault(check.line(),
				"this task is not done once its commands have run" + (said.isEmpty() ? "" : " (" + said + ")"),
				"expect what they bring about, or add the command that is missing");
	}

	private void question(int line, String fault) {
		if (fault.isEmpty()) {
			this.questions++;
		}
		else {
			fault(line, fault, "mend the question");
		}
	}

	private void fault(int line, String problem, String remedy) {
		this.faults.add(new Fault(this.scene.file(), line, problem, remedy));
	}

}
