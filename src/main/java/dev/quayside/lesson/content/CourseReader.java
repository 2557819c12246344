package dev.quayside.lesson.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.quayside.lesson.Course;
import dev.quayside.lesson.Fault;

/**
 * Reads the folder of one course.
 */
final class CourseReader {

	static final String COURSE_FILE = "course.md";

	private static final String ELSEWHERE = "put a copy of the file here";

	private final Path folder;

	private final String id;

	private final String shown;

	private final List<Fault> faults = new ArrayList<>();

	private boolean tooMany;

	/**
	 * Makes a reader.
	 * @param folder the folder of the course, whose name is the id of the course
	 * @param shown the folder as its author knows it
	 */
	CourseReader(Path folder, String shown) {
		this.folder = folder;
		this.id = folder.getFileName().toString();
		this.shown = shown;
	}

	Reading.ReadCourse read() {
		FrontMatter front = courseFile();
		List<LessonDraft> drafts = drafts();
		Pictures pictures = new Pictures(this.folder, this.id, this.shown);
		List<LessonReader.ReadLesson> lessons = drafts.stream()
			.map((draft) -> LessonReader.finish(draft, new Links(this.id, drafts, draft), pictures))
			.toList();
		if (lessons.isEmpty() && !this.tooMany) {
			at(COURSE_FILE).add(1, "the course has no lessons", "add one named 01-a-name.md beside course.md");
		}
		Course course = new Course(this.id, front.text("title"), front.text("summary"),
				lessons.stream().map(LessonReader.ReadLesson::lesson).toList());
		return new Reading.ReadCourse(course, lessons.stream().map(LessonReader.ReadLesson::source).toList(),
				pictures.served(), this.faults);
	}

	private FrontMatter courseFile() {
		FileFaults own = at(COURSE_FILE);
		FrontMatter none = FrontMatter.unreadable("", own);
		if (!Files.isRegularFile(this.folder.resolve(COURSE_FILE))) {
			own.add(1, "the file is not there", "write it, with the title and the summary of the course");
			return none;
		}
		if (leadsOut(COURSE_FILE)) {
			own.add(1, "the file is a link that leads out of the folder of the course", ELSEWHERE);
			return none;
		}
		return SourceReader.read(this.folder.resolve(COURSE_FILE), own)
			.map((source) -> FrontMatterReader.read(source, "title", "summary"))
			.orElse(none);
	}

	private List<LessonDraft> drafts() {
		List<LessonDraft> drafts = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		int number = 0;
		for (String file : markdownFiles()) {
			Optional<LessonName> name = LessonName.of(file);
			if (name.isEmpty()) {
				at(file).add(1, "the name is not that of a lesson",
						"name it with two digits, a dash and a name in small letters, such as 02-images.md");
				continue;
			}
			if (name.get().number() != ++number) {
				at(file).add(1, "the number of the lesson is not " + number + ", which comes next",
						"number the lessons from 01 without gaps, each number once");
				number = name.get().number();
			}
			if (!ids.add(name.get().id())) {
				at(file).add(1, "another lesson is named " + name.get().id(), "rename one");
			}
			if (leadsOut(file)) {
				at(file).add(1, "the file is a link that leads out of the folder of the course", ELSEWHERE);
				continue;
			}
			drafts.add(LessonReader.draft(this.folder.resolve(file), name.get(), at(file)));
		}
		return drafts;
	}

	/** Whether a file is kept outside of the course, or cannot be found. */
	private boolean leadsOut(String file) {
		try {
			return !this.folder.resolve(file).toRealPath().startsWith(this.folder.toRealPath());
		}
		catch (IOException _) {
			return true;
		}
	}

	private List<String> markdownFiles() {
		try (Stream<Path> files = Files.list(this.folder)) {
			List<String> names = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".md") && !name.equals(COURSE_FILE) && !name.startsWith("."))
				.limit(Limits.LESSONS + 1)
				.sorted()
				.toList();
			if (names.size() > Limits.LESSONS) {
				at(COURSE_FILE).add(1, "the course has more than " + Limits.LESSONS + " lessons",
						"split it into several courses");
				this.tooMany = true;
				return List.of();
			}
			return names;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private FileFaults at(String file) {
		return new FileFaults(this.shown + "/" + file, this.faults::add);
	}

}
