package dev.quayside;

import java.sql.SQLException;
import java.util.Objects;
import dev.quayside.engine.EngineException;
import dev.quayside.session.DataFolderException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
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
			if (cause instanceof SQLException refused) {
				return new FailureAnalysis(sentence(refused), null, cause);
			}
			if (cause instanceof BindException wrong) {
				return new FailureAnalysis(sentence(wrong), null, cause);
			}
		}
		return null;
	}

	/** H2 adds how its own tools are used, in which nobody here can help. */
	private static String sentence(SQLException refused) {
		String reason = Objects.toString(refused.getMessage(), "no reason given").lines().findFirst().orElse("");
		return "The database cannot be used (" + reason.split("; SQL statement|\\. Possible solutions", 2)[0]
				+ "); end what else uses it, or see what quayside.database says";
	}

	/**
	 * A part that judges its properties says itself which is wrong and what to do; of
	 * others only their place and the reason are known.
	 */
	private static String sentence(BindException wrong) {
		Throwable reason = wrong;
		while (reason.getCause() != null) {
			reason = reason.getCause();
		}
		String text = Objects.toString(reason.getMessage(), "it cannot be read");
		String name = wrong.getName().toString();
		return text.contains(name + ".") ? text : "The setting " + name + " is wrong: " + text;
	}

}
