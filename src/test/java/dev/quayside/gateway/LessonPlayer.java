package dev.quayside.gateway;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;

/**
 * Does what a learner does who runs every block of a lesson in turn.
 */
final class LessonPlayer {

	private final Docker docker;

	LessonPlayer(Docker docker) {
		this.docker = docker;
	}

	/**
	 * The blocks that run, as they stand in the lesson; one that writes a file has
	 * several lines.
	 */
	static List<String> commands(Lesson lesson) {
		return lesson.steps()
			.stream()
			.flatMap((step) -> step.blocks().stream())
			.filter(Block.Prose.class::isInstance)
			.map((block) -> ((Block.Prose) block).html())
			.flatMap((html) -> Jsoup.parse(html).select("figure.run code").stream())
			.map((code) -> code.wholeText().strip())
			.toList();
	}

	List<Played> play(List<String> commands) throws IOException {
		List<Played> played = new ArrayList<>();
		Path home = Files.createTempDirectory("quayside-home");
		Pty inside = null;
		try {
			for (String command : commands) {
				if (inside != null) {
					String shown = inside.type(command);
					boolean left = command.equals("exit");
					played.add(new Played(command, left ? inside.awaitEnd() : 0, shown));
					inside = left ? null : inside;
				}
				else if (command.contains(" -it ")) {
					inside = new Pty(this.docker.socket(),
							this.docker.binary() + filled(command).substring("docker".length()));
					played.add(new Played(command, 0, inside.greeting()));
				}
				else {
					Docker.Result result = this.docker.shell(atHome(home, filled(command)));
					awaitEnd(command);
					awaitOutput(command);
					played.add(new Played(command, result.exit(), result.all()));
				}
			}
		}
		finally {
			if (inside != null) {
				inside.close();
			}
			Programs.deleteTree(home);
		}
		return played;
	}

	/** A learner's shell keeps its folder from one command to the next. */
	private static String atHome(Path home, String command) {
		return """
				export HOME=%s DOCKER_BUILDKIT=0
				cd "$(cat ~/.folder 2>/dev/null || echo ~)"
				%s
				code=$?
				pwd > ~/.folder
				exit $code""".formatted(home, command);
	}

	/**
	 * Docker 28 may list a container as running for a moment after its run has ended.
	 */
	private void awaitEnd(String command) {
		if (!command.matches("docker (?:container )?run (?!-d |.*--rm ).*")) {
			return;
		}
		for (int i = 0; i < 100 && runsStill(); i++) {
			Programs.pause();
		}
	}

	/**
	 * What a container in the background writes first is there a moment after its start.
	 */
	private void awaitOutput(String command) {
		if (!command.contains(" -d ") || !command.contains("echo ")) {
			return;
		}
		String id = this.docker.run("ps", "--latest", "--quiet").out().strip();
		for (int i = 0; i < 100 && this.docker.run("logs", id).out().isEmpty(); i++) {
			Programs.pause();
		}
	}

	private boolean runsStill() {
		return this.docker.run("ps", "--latest", "--format", "{{.Status}}").out().startsWith("Up");
	}

	/** The container meant is the newest one that ran a shell. */
	private String filled(String command) {
		if (!command.contains("<container ID>")) {
			return command;
		}
		String id = this.docker.run("ps", "-a", "--format", "{{.ID}} {{.Command}}")
			.out()
			.lines()
			.filter((line) -> line.contains("/bin/ash"))
			.findFirst()
			.orElseThrow()
			.substring(0, 12);
		return command.replace("<container ID>", id);
	}

	/**
	 * A command that was run.
	 *
	 * @param command as it stands in the lesson
	 * @param exit its exit code
	 * @param shown what was seen
	 */
	record Played(String command, int exit, String shown) {

		@Override
		public String toString() {
			return "$ " + this.command + "\n" + LessonNormal.of(this.command, this.shown) + "exit " + this.exit + "\n";
		}

	}

}
