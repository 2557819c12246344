package dev.quayside.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Course;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.Step;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A course of two lessons that has one of every form a page can show.
 */
@TestConfiguration(proxyBeanMethods = false)
public class SampleLessons {

	private static final Path PICTURE = Path.of("src/test/resources/content/quay.png");

	private static final String INTRO = """
			<p>A <strong>container</strong> is a program with a file system of its own. The <em>client</em> asks the
			<em>daemon</em> to make one from an <code>image</code>, and the daemon does the work.</p>
			""";

	private static final String RUN = """
			<p>Type this command into the terminal, or press <strong>Run</strong>. It looks for the image
			<code>alpine</code>, does not find it, and pulls it.</p>
			<figure class="run" data-terminal="1"><pre><code>docker container run alpine ls -l
			</code></pre></figure>
			<table><thead><tr><th>Flag</th><th>Meaning</th></tr></thead>
			<tbody><tr><td><code>-a</code></td><td>all containers, also those that ended</td></tr>
			<tr><td><code>-it</code></td><td>interactive, with a terminal</td></tr></tbody></table>
			""";

	private static final String BACK = """
			<p>A stopped container keeps its files. The first characters of its id are enough.</p>
			<figure class="run" data-terminal="1"><pre><code>docker container start <var \
			data-placeholder="container ID">&lt;container ID&gt;</var>
			docker container ls
			</code></pre></figure>
			<figure class="run" data-terminal="2"><pre><code>docker container exec <var \
			data-placeholder="container ID">&lt;container ID&gt;</var> ls
			</code></pre></figure>
			<p>Then it prints</p><pre><code>bin  dev  etc  hello.txt  home</code></pre>
			""";

	private static final SampleQuiz ONE = new SampleQuiz("where",
			"<p>Where does an image come from that is not found locally?</p>",
			List.of("<p>From <code>/var/lib</code></p>", "<p>From Docker Hub</p>", "<p>From nowhere</p>"), Set.of(1),
			Map.of(0, "<p>That is where images are kept <em>once</em> they were pulled.</p>", 1,
					"<p>Yes: Docker Hub is the <strong>default</strong> registry.</p>"));

	private static final SampleQuiz SEVERAL = new SampleQuiz("stopped",
			"<p>Which commands show stopped containers?</p>", List.of("<p><code>docker container ls -a</code></p>",
					"<p><code>docker ps -a</code></p>", "<p><code>docker image ls</code></p>"),
			Set.of(0, 1), Map.of(2, "<p>This one lists images.</p>"));

	private static final Lesson FIRST = new Lesson("first-container", 1, "Your first container",
			"What happens between a command and its output.", 8, List.of("alpine"),
			List.of(new Step("start", "", List.of(prose(INTRO))),
					new Step("run-it", "Run it", List.of(prose(RUN), new Block.Question(ONE))),
					new Step("back", "Back <em>into</em> it", List.of(prose(BACK), new Block.Question(SEVERAL)))));

	private static final Lesson SECOND = new Lesson("images", 2, "Images", "A template, and many containers of it.", 10,
			List.of("alpine"), List.of(new Step("start", "", List.of(prose(INTRO)))));

	private static final Course COURSE = new Course("sample", "A sample course", "One of every form.",
			List.of(FIRST, SECOND));

	private static Block prose(String html) {
		return new Block.Prose(html, List.of());
	}

	@Bean
	@Primary
	LessonCatalogue sampleCatalogue() {
		return new Catalogue();
	}

	private static final class Catalogue implements LessonCatalogue {

		@Override
		public List<Course> courses() {
			return List.of(COURSE);
		}

		@Override
		public Optional<Course> course(String course) {
			return courses().stream().filter((one) -> one.id().equals(course)).findFirst();
		}

		@Override
		public Optional<Lesson> lesson(String course, String lesson) {
			return course(course)
				.flatMap((one) -> one.lessons().stream().filter((each) -> each.id().equals(lesson)).findFirst());
		}

		@Override
		public Optional<Path> picture(String course, String picture) {
			return Optional.of(PICTURE).filter((_) -> course.equals("sample") && picture.equals("pictures/quay.png"));
		}

		@Override
		public Set<String> images() {
			return Set.of("alpine");
		}

	}

}
