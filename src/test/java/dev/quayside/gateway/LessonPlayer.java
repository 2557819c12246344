package dev.quayside.gateway;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Lesson;
import java.io.IOException;
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

	/** The commands of the blocks that run, as they stand in the lesson. */
	static List<String> commands(Lesson lesson) {
		return lesson.steps()
			.stream()
			.flatMap((step) -> step.blocks().stream())
			.filter(Block.Prose.class::isInstance)
			.map((block) -> ((Block.Prose) block).html())
			.flatMap((html) -> Jsoup.parse(html).select("figure.run code").stream())
			.flatMap((code) -> code.wholeText().strip().lines())
			.toList();
	}

	List<Played> play(List<String> commands) throws IOException {
		List<Played> played = new ArrayList<>();
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
					Docker.Result result = this.docker.shell(filled(command));
					awaitEnd(command);
					played.add(new Played(command, result.exit(), result.all()));
				}
			}
		}
		finally {
			if (inside != null) {
				inside.close();
			}
		}
		return played;
	}

	/**
	 * Docker 28 may list a container as running for a moment after its run has ended.
	 */
	private void awaitEnd(String command) {
		if (!command.matches("docker (?:container )?run (?!-d ).*")) {
			return;
		}
		for (int i = 0; i < 100 && runsStill(); i++) {
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
			return "$ " + this.command + "\n" + Normal.of(this.shown) + "exit " + this.exit + "\n";
		}

	}

}
