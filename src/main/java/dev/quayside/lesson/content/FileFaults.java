package dev.quayside.lesson.content;

import java.util.function.Consumer;

import dev.quayside.lesson.Fault;
import org.commonmark.node.Node;

/**
 * Takes the faults of one file.
 *
 * @param file the file, as its author knows it
 * @param sink where they go
 */
record FileFaults(String file, Consumer<Fault> sink) {

	/**
	 * Takes no further faults: what follows from one that was told already.
	 */
	FileFaults muted() {
		return new FileFaults(this.file, (_) -> {
		});
	}

	/**
	 * Takes the faults of a text that begins further down in the file.
	 */
	FileFaults below(int lines) {
		return new FileFaults(this.file, (fault) -> this.sink
			.accept(new Fault(fault.file(), fault.line() + lines, fault.problem(), fault.remedy())));
	}

	void add(int line, String problem, String remedy) {
		this.sink.accept(new Fault(this.file, line, problem, remedy));
	}

	void add(Node node, String problem, String remedy) {
		add(Nodes.line(node), problem, remedy);
	}

}
