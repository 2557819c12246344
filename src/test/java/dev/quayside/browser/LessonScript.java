package dev.quayside.browser;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.assertj.core.api.AbstractStringAssert;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a learner sees who runs the blocks of a lesson from top to bottom.
 *
 * @param lesson its id
 * @param runs its blocks
 */
record LessonScript(String lesson, List<Run> runs) {

	private static final String BUNDLED_FILES = "(?s)(?=.*\\bbin\\b)(?=.*\\betc\\b)(?=.*\\bhome\\b).*";

	/**
	 * A block.
	 *
	 * @param command what it runs, as it stands in the lesson
	 * @param shows judges what the terminal shows: the command, its output, the prompt
	 */
	record Run(String command, Consumer<AbstractStringAssert<?>> shows) {

		void judge(String shown) {
			this.shows.accept(assertThat(shown).as(this.command));
		}

		@Override
		public String toString() {
			return this.command;
		}

	}

	@Override
	public String toString() {
		return this.lesson;
	}

	static Stream<LessonScript> all() {
		return Stream.concat(Stream.of(firstContainer(), images(), runningCommands(), insideAContainer(), isolation(),
				backIntoAContainer()), LaterLessons.all());
	}

	private static LessonScript firstContainer() {
		return script("first-container",
				run("docker container run hello-world",
						(shown) -> shown.contains("\nUnable to find image 'hello-world:latest' locally\n")
							.contains("\nStatus: Downloaded newer image for hello-world:latest\n")
							.contains("\nHello from Docker!\n")),
				run("docker run hello-world",
						(shown) -> shown.contains("\nHello from Docker!\n").doesNotContain("Unable to find image")));
	}

	private static LessonScript images() {
		return script("images",
				run("docker image pull alpine",
						(shown) -> shown.contains("\nStatus: Downloaded newer image for alpine:latest\n")),
				run("docker image ls",
						(shown) -> shown.containsPattern("\nalpine(:|\\s+)latest\\s+[0-9a-f]{12}\\s")
							.doesNotContain("workspace")
							.doesNotContain("hello-world")),
				run("docker image inspect alpine",
						(shown) -> shown.containsPattern("\n\\[\\s+\\{\\s+\"Id\": \"sha256:[0-9a-f]{64}\"")
							.containsPattern("\"Cmd\": \\[\\s+\"/bin/sh\"")
							.containsPattern("\"RootFS\": \\{\\s+\"Type\": \"layers\"")),
				run("docker image history alpine", (shown) -> shown.containsPattern("\nIMAGE\\s+CREATED\\s+CREATED BY")
					.containsPattern("\n(?:<missing>|[0-9a-f]{12})\\s.*\\d(?:B|kB|MB)")));
	}

	private static LessonScript runningCommands() {
		return script("running-commands",
				run("docker container run alpine ls -l",
						(shown) -> shown.contains("\nUnable to find image 'alpine:latest' locally\n")
							.containsPattern("\ndrwx.*\\betc\n")),
				run("docker container run alpine echo \"hello from alpine\"",
						(shown) -> shown.contains("\nhello from alpine\n")),
				run("docker run alpine printenv", (shown) -> shown.containsPattern("\nHOSTNAME=[0-9a-f]{12}\n")),
				run("docker container ls", LessonScript::noContainers),
				run("docker container ls -a", LessonScript::threeThatEnded),
				run("docker ps", LessonScript::noContainers), run("docker ps -a", LessonScript::threeThatEnded),
				run("docker container run --help",
						(shown) -> shown.containsPattern("\nUsage:\\s+docker container run \\[OPTIONS\\] IMAGE")
							.containsPattern("\n\\s+--rm\\s+Automatically remove the")));
	}

	private static LessonScript insideAContainer() {
		return script("inside-a-container", run("docker container run -it alpine /bin/sh",
				(shown) -> shown.contains("\nUnable to find image 'alpine:latest' locally\n").endsWith("\n/ #")),
				run("ls -l", (shown) -> shown.containsPattern("\ndrwx.*\\betc\n").endsWith("\n/ #")),
				run("uname -a", (shown) -> shown.containsPattern("\nLinux [0-9a-f]{12} ").endsWith("\n/ #")),
				run("exit", (shown) -> shown.isEqualTo("exit\n~ $")));
	}

	private static LessonScript isolation() {
		return script("isolation", run("docker container run -it alpine /bin/ash",
				(shown) -> shown.contains("\nUnable to find image 'alpine:latest' locally\n").endsWith("\n/ #")),
				run("echo \"hello world\" > hello.txt",
						(shown) -> shown.isEqualTo("echo \"hello world\" > hello.txt\n/ #")),
				run("ls", (shown) -> shown.matches(BUNDLED_FILES).containsPattern("\\bhello\\.txt\\b")),
				run("exit", (shown) -> shown.isEqualTo("exit\n~ $")),
				run("docker container run alpine ls",
						(shown) -> shown.matches(BUNDLED_FILES).doesNotContain("hello.txt").endsWith("\n~ $")),
				run("docker container ls -a",
						(shown) -> shown.containsPattern("\n[0-9a-f]{12}\\s+alpine\\s+\"ls\"\\s.*Exited \\(0\\)")
							.containsPattern("\n[0-9a-f]{12}\\s+alpine\\s+\"/bin/ash\"\\s.*Exited \\(0\\)")));
	}

	private static LessonScript backIntoAContainer() {
		return script("back-into-a-container",
				run("docker container run -it alpine /bin/ash", (shown) -> shown.endsWith("\n/ #")),
				run("echo \"hello world\" > hello.txt",
						(shown) -> shown.isEqualTo("echo \"hello world\" > hello.txt\n/ #")),
				run("exit", (shown) -> shown.isEqualTo("exit\n~ $")),
				run("docker container ls -a",
						(shown) -> shown
							.containsPattern("\n[0-9a-f]{12}\\s+alpine\\s+\"/bin/ash\"\\s.*Exited \\(0\\)")),
				run("docker container start <container ID>",
						(shown) -> shown.matches("docker container start ([0-9a-f]{12})\n\\1\n~ \\$")),
				run("docker container ls", LessonScript::ashIsUp),
				run("docker container exec <container ID> ls",
						(shown) -> shown.matches(BUNDLED_FILES).contains("\nhello.txt\n")),
				run("docker container exec -it <container ID> /bin/sh",
						(shown) -> shown.containsPattern("^docker container exec -it [0-9a-f]{12} /bin/sh\n")
							.endsWith("\n/ #")),
				run("ls", (shown) -> shown.containsPattern("\\bhello\\.txt\\b").endsWith("\n/ #")),
				run("exit", (shown) -> shown.isEqualTo("exit\n~ $")),
				run("docker container ls", LessonScript::ashIsUp));
	}

	private static void noContainers(AbstractStringAssert<?> shown) {
		shown.matches("docker \\S+( ls)?\nCONTAINER ID\\s+IMAGE\\s+COMMAND\\s.*NAMES\n~ \\$");
	}

	private static void threeThatEnded(AbstractStringAssert<?> shown) {
		shown.containsPattern(
				"\"printenv\".*Exited \\(0\\).*\n.*\"echo .*Exited \\(0\\).*\n.*\"ls -l\".*Exited \\(0\\)");
	}

	private static void ashIsUp(AbstractStringAssert<?> shown) {
		shown.containsPattern("\n[0-9a-f]{12}\\s+alpine\\s+\"/bin/ash\"\\s.* ago\\s+Up ");
	}

	private static LessonScript script(String lesson, Run... runs) {
		return new LessonScript(lesson, List.of(runs));
	}

	private static Run run(String command, Consumer<AbstractStringAssert<?>> shows) {
		return new Run(command, shows);
	}

}
