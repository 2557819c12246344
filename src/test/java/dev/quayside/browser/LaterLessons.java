package dev.quayside.browser;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.quayside.browser.LessonScript.Run;
import org.assertj.core.api.AbstractStringAssert;

/**
 * The scripts of lessons 7 to 11, whose containers have names of their own.
 */
final class LaterLessons {

	private LaterLessons() {
	}

	static Stream<LessonScript> all() {
		return Stream.of(lookingAndCleaningUp(), theWords(), yourOwnImage(), keepingData(), containersThatTalk());
	}

	private static LessonScript lookingAndCleaningUp() {
		return new LessonScript("looking-and-cleaning-up", List.of(
				run("docker container run -d --name lighthouse alpine sh -c \"echo the light is on; sleep 1h\"",
						LaterLessons::tellsAnId),
				says("docker logs lighthouse", "the light is on"),
				shows("docker inspect lighthouse", "\"Status\": \"running\""),
				says("docker inspect --format \"{{.State.Status}}\" lighthouse", "running"),
				says("docker stop -t 2 lighthouse", "lighthouse"), shows("docker container ls -a", "Exited (137)"),
				says("docker logs lighthouse", "the light is on"), says("docker rm lighthouse", "lighthouse"),
				says("docker container run --rm alpine echo \"gone in a moment\"", "gone in a moment"),
				says("docker container run alpine echo \"one\"", "one"),
				says("docker container run alpine echo \"two\"", "two"),
				run("docker container run -d --name keeper alpine sleep 1h", LaterLessons::tellsAnId),
				run("docker container prune -f",
						(shown) -> shown
							.containsPattern("\nDeleted Containers:\n([0-9a-f]{64}\n){2}\nTotal reclaimed space:")),
				run("docker container ls -a", (shown) -> shown.containsPattern("Up .*keeper").doesNotContain("Exited")),
				says("docker rm -f keeper", "keeper")));
	}

	private static LessonScript theWords() {
		return new LessonScript("the-words", List.of(
				shows("docker image pull alpine", "Status: Downloaded newer image"), shows("docker image ls", "alpine"),
				says("docker container run alpine echo \"a container was here\"", "a container was here"),
				shows("docker container ls -a", "Exited (0)"),
				run("docker version",
						(shown) -> shown.containsPattern("(?s)\nClient:.* Version:.*\nServer:.* Version:")),
				run("docker info",
						(shown) -> shown.containsPattern("\n Containers: 1\n").containsPattern("\n Images: 1\n")),
				says("docker image pull docker.io/library/alpine:latest", "docker.io/library/alpine:latest")));
	}

	private static LessonScript yourOwnImage() {
		return new LessonScript("your-own-image", List.of(
				run("mkdir -p ~/hello && cd ~/hello", (shown) -> shown.endsWith("\n~/hello $")),
				run("cat > greet.sh", (shown) -> shown.endsWith("\n> END\n~/hello $")),
				run("cat > Dockerfile", (shown) -> shown.endsWith("\n> END\n~/hello $")),
				shows("docker image build -t hello:v1 .", "Successfully tagged hello:v1"),
				shows("docker container run hello:v1", "\nHello from my own image\n"),
				run("docker image history hello:v1",
						(shown) -> shown.containsPattern("(?s)CMD.* 0B.*COPY file:.*date > /built.txt")),
				run("echo 'echo \"See you soon\"' >> greet.sh", (shown) -> shown.endsWith("\n~/hello $")),
				run("docker image build -t hello:v2 .",
						(shown) -> shown.containsOnlyOnce("Using cache").contains("Successfully tagged hello:v2")),
				shows("docker container run hello:v2", "\nSee you soon\n"),
				run("docker image tag hello:v2 hello:latest", (shown) -> shown.endsWith("\n~/hello $")),
				run("docker image ls hello",
						(shown) -> shown.containsPattern("hello:?\\s*v1").containsPattern("hello:?\\s*latest")),
				shows("docker container run hello", "\nSee you soon\n"),
				run("docker container run --name draft alpine sh -c \"echo 'a note' > /note.txt\"",
						(shown) -> shown.endsWith("\n~/hello $")),
				shows("docker container commit draft hello:draft", "\nsha256:"),
				shows("docker container run hello:draft cat /note.txt", "\na note\n"),
				run("docker image rm hello:latest",
						(shown) -> shown.contains("\nUntagged: hello:latest\n").doesNotContain("Deleted")),
				shows("docker container prune -f", "\nDeleted Containers:\n"),
				run("docker image rm hello:v1",
						(shown) -> shown.contains("\nUntagged: hello:v1\n").contains("\nDeleted: sha256:")),
				run("cd ~", (shown) -> shown.isEqualTo("cd ~\n~ $"))));
	}

	private static LessonScript keepingData() {
		return new LessonScript("keeping-data",
				List.of(run("docker container run --name diary alpine sh -c \"echo 'dear diary' > /diary.txt\"",
						(shown) -> shown.endsWith("\n~ $")), says("docker container diff diary", "A /diary.txt"),
						says("docker container rm diary", "diary"), says("docker volume create data", "data"),
						run("docker volume ls", (shown) -> shown.containsPattern("\nlocal\\s+data\n~ \\$$")),
						shows("docker volume inspect data", "\"Name\": \"data\""),
						run("docker run -v data:/data --rm alpine sh -c \"echo 'dear diary' > /data/diary.txt\"",
								(shown) -> shown.endsWith("\n~ $").doesNotContain("rror")),
						says("docker run -v data:/data --rm alpine cat /data/diary.txt", "dear diary"),
						run("docker run -d --name writer -v data:/data alpine sleep 1h", LaterLessons::tellsAnId),
						run("docker container exec writer sh -c \"echo 'the second day' >> /data/diary.txt\"",
								(shown) -> shown.endsWith("\n~ $").doesNotContain("rror")),
						says("docker run -v data:/data:ro --rm --name reader alpine cat /data/diary.txt",
								"dear diary\nthe second day"),
						says("docker rm -f writer", "writer"), says("docker volume rm data", "data"),
						run("docker volume ls", (shown) -> shown.doesNotContain("data"))));
	}

	private static LessonScript containersThatTalk() {
		String ping = "docker container exec guest ping -c 2 db";
		return new LessonScript("containers-that-talk",
				List.of(run("docker network ls", LaterLessons::onlyTheNetworksOfTheStart),
						run("docker network create shop", LaterLessons::tellsAnId),
						run("docker network create street", LaterLessons::tellsAnId),
						run("docker run -d --network shop --name web alpine sleep 1h", LaterLessons::tellsAnId),
						run("docker run -d --network shop --name db alpine sleep 1h", LaterLessons::tellsAnId),
						run("docker container exec web ping -c 2 db", LaterLessons::answers),
						run("docker network inspect shop",
								(shown) -> shown.contains("\"Name\": \"web\"").contains("\"Name\": \"db\"")),
						run("docker run -d --network street --name guest alpine sleep 1h", LaterLessons::tellsAnId),
						says(ping, "ping: bad address 'db'"),
						run("docker network connect shop guest", (shown) -> shown.endsWith("guest\n~ $")),
						run(ping, LaterLessons::answers),
						run("docker network disconnect shop guest", (shown) -> shown.endsWith("guest\n~ $")),
						says("docker rm -f web db guest", "web\ndb\nguest"),
						says("docker network rm shop street", "shop\nstreet"),
						run("docker network ls", LaterLessons::onlyTheNetworksOfTheStart)));
	}

	private static void tellsAnId(AbstractStringAssert<?> shown) {
		shown.containsPattern("\n[0-9a-f]{64}\n~ \\$$");
	}

	private static void answers(AbstractStringAssert<?> shown) {
		shown.containsPattern("\nPING db \\([0-9.]+\\)").contains("2 packets transmitted, 2 packets received");
	}

	private static void onlyTheNetworksOfTheStart(AbstractStringAssert<?> shown) {
		shown.containsPattern(" bridge .*\n.* host .*\n.* none .*\n~ \\$$");
	}

	/** A command that ends with these lines. */
	private static Run says(String command, String last) {
		return run(command, (shown) -> shown.endsWith("\n" + last + "\n~ $"));
	}

	private static Run shows(String command, String part) {
		return run(command, (shown) -> shown.contains(part));
	}

	private static Run run(String command, Consumer<AbstractStringAssert<?>> shows) {
		return new Run(command, shows);
	}

}
