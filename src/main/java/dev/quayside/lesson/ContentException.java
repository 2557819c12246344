package dev.quayside.lesson;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says that the content cannot be used. The message is fit for its author: one sentence
 * about the folder, or one line for each fault.
 */
public final class ContentException extends RuntimeException {

	private final List<Fault> faults;

	private ContentException(String message, List<Fault> faults) {
		super(message);
		this.faults = faults;
	}

	/**
	 * The folder as a whole cannot be used.
	 * @param sentence what is wrong with it and what to do
	 * @return the exception
	 */
	public static ContentException folder(String sentence) {
		return new ContentException(sentence, List.of());
	}

	/**
	 * Some files have faults.
	 * @param faults the faults, at least one, in any order
	 * @return the exception, which holds each fault once, in the order of files and lines
	 */
	public static ContentException faults(Collection<Fault> faults) {
		List<Fault> inOrder = faults.stream().distinct().sorted().toList();
		return new ContentException(inOrder.stream().map(Fault::toString).collect(Collectors.joining("\n")), inOrder);
	}

	/**
	 * The faults in the order of files and lines; empty if the folder as a whole cannot
	 * be used.
	 * @return the faults
	 */
	public List<Fault> faults() {
		return this.faults;
	}

}
