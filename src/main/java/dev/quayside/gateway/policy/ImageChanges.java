package dev.quayside.gateway.policy;

import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.http.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The instructions that {@code docker commit --change} takes. The daemon reads them as
 * one Dockerfile, so each must be one instruction on one line; what they make of the
 * image is judged by {@link ImagePolicy} as well.
 */
public final class ImageChanges {

	private static final Set<String> ALLOWED = Set.of("CMD", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL",
			"STOPSIGNAL", "USER", "VOLUME", "WORKDIR");

	private static final int MOST = 64;

	private static final int LONGEST = 16 * 1024;

	private ImageChanges() {
	}

	/**
	 * Lets instructions pass.
	 * @param changes each of one line
	 * @throws Refusal if one is not allowed
	 */
	public static void require(List<String> changes) {
		if (changes.size() > MOST) {
			throw Refusal.badRequest("There are more than " + MOST + " changes");
		}
		changes.forEach(ImageChanges::require);
	}

	private static void require(String change) {
		String line = change.strip();
		if (line.isEmpty() || line.length() > LONGEST || line.chars().anyMatch((c) -> c < ' ' && c != '\t')) {
			throw Refusal
				.badRequest("A change must be one line of at most " + LONGEST + " characters, say CMD [\"sh\"]");
		}
		String word = line.split("[ \t]", 2)[0].toUpperCase(Locale.ROOT);
		if (word.equals("ONBUILD")) {
			throw Refusal.forbidden("ONBUILD is refused: its instructions would run unseen in later builds");
		}
		if (!ALLOWED.contains(word)) {
			throw Refusal.badRequest(
					word.matches("[A-Z]{1,32}") ? word.toLowerCase(Locale.ROOT) + " is not a valid change command"
							: "A change must begin with an instruction, say CMD");
		}
		if (line.endsWith("\\") || line.contains("<<")) {
			throw Refusal.badRequest("A change must end on its own line, without a backslash or <<");
		}
		if (line.replaceAll("[\"'\\\\]", "").contains(SessionLabels.PREFIX)) {
			throw Refusal
				.badRequest("Labels cannot begin with " + SessionLabels.PREFIX + ", which is the playground's own");
		}
	}

}
