package dev.quayside.lesson.content;

import dev.quayside.lesson.ContentException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells who starts the server what is wrong with the content, without a stack trace.
 */
class ContentFailureAnalyzer extends AbstractFailureAnalyzer<ContentException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ContentException cause) {
		String action = cause.faults().isEmpty() ? "Mend that and start again."
				: "Mend each line above and start again; docs/authoring.md tells how to write lessons.";
		return new FailureAnalysis(cause.getMessage(), action, cause);
	}

}
