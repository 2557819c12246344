package dev.quayside.lesson.lint;

import java.util.function.Consumer;

import dev.quayside.lesson.Fault;

/**
 * Takes what is wrong with the lines of one file.
 *
 * @param file the file, as its author knows it
 * @param sink where it goes
 */
record LineFaults(String file, Consumer<Fault> sink) {

	void add(int line, String problem, String remedy) {
		this.sink.accept(new Fault(this.file, line, problem, remedy));
	}

	/** Takes no further faults: of what is meant to fail. */
	LineFaults muted() {
		return new LineFaults(this.file, (_) -> {
		});
	}

}
