package dev.quayside;

import java.util.Objects;
import dev.quayside.engine.EngineException;
import dev.quayside.session.DataFolderException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Says in one sentence why the server does not start, where a part has said it already.
 */
class StartFailure implements FailureAnalyzer {

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof EngineException || cause instanceof DataFolderException) {
				return new FailureAnalysis(Objects.toString(cause.getMessage(), "No reason given"), null, cause);
			}
		}
		return null;
	}

}
