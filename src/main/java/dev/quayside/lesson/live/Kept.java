package dev.quayside.lesson.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.quayside.lesson.Course;
import dev.quayside.lesson.Fault;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.content.LessonSource;
import dev.quayside.lesson.content.Reading;

/**
 * A course as it is served: its lessons as they were last without faults of form.
 *
 * @param served what is served of it
 * @param files the file of each lesson that was read, by its id
 * @param held the ids of lessons of which an older version is served
 */
record Kept(Reading.ReadCourse served, Map<String, String> files, Set<String> held) {

	/**
	 * What is served of a course.
	 * @param now what was read of it
	 * @param before what was served of it until now
	 * @return what is served; empty if nothing of it ever could be
	 */
	static Optional<Kept> of(Reading.ReadCourse now, Optional<Kept> before) {
		Set<String> faulty = new HashSet<>();
		now.faults().forEach((fault) -> faulty.add(fault.file()));
		Map<String, String> files = new HashMap<>();
		Set<String> held = new HashSet<>();
		List<Lesson> lessons = new ArrayList<>();
		List<LessonSource> sources = new ArrayList<>();
		for (int i = 0; i < now.lessons().size(); i++) {
			LessonSource source = now.lessons().get(i);
			Lesson lesson = now.course().lessons().get(i);
			files.put(lesson.id(), source.file());
			if (isSound(source, faulty)) {
				lessons.add(lesson);
				sources.add(source);
			}
			else {
				held.add(lesson.id());
				before.flatMap((kept) -> kept.lesson(lesson.id())).ifPresent((old) -> {
					lessons.add(old);
					sources.add(before.get().source(lesson.id()).orElse(source));
				});
			}
		}
		boolean titled = !now.course().title().isEmpty() && !now.course().summary().isEmpty();
		Course named = (titled || before.isEmpty()) ? now.course() : before.get().served().course();
		if (lessons.isEmpty() || named.title().isEmpty()) {
			return before.map((kept) -> new Kept(kept.served(), files, kept.ids()));
		}
		Map<String, Path> pictures = new HashMap<>(before.map((kept) -> kept.served().pictures()).orElse(Map.of()));
		pictures.putAll(now.pictures());
		Course course = new Course(now.course().id(), named.title(), named.summary(), lessons);
		return Optional.of(new Kept(new Reading.ReadCourse(course, sources, pictures, now.faults()), files, held));
	}

	/** A drawing that has faults makes all lessons faulty that speak of it. */
	private static boolean isSound(LessonSource source, Set<String> faulty) {
		return faulty.stream()
			.noneMatch((file) -> file.equals(source.file())
					|| (file.endsWith(".svg") && source.text().contains(file.substring(file.lastIndexOf('/') + 1))));
	}

	String id() {
		return this.served.course().id();
	}

	private Set<String> ids() {
		Set<String> ids = new HashSet<>();
		this.served.course().lessons().forEach((lesson) -> ids.add(lesson.id()));
		return ids;
	}

	private Optional<Lesson> lesson(String id) {
		return this.served.course().lessons().stream().filter((lesson) -> lesson.id().equals(id)).findFirst();
	}

	private Optional<LessonSource> source(String id) {
		return this.served.lessons().stream().filter((source) -> source.lesson().equals(id)).findFirst();
	}

	/**
	 * Of all faults those of a lesson, and of the course beside its lessons. A lesson
	 * that never was good has no page that could tell of its faults.
	 */
	List<Fault> faultsOf(String lesson, List<Fault> faults) {
		String own = this.files.getOrDefault(lesson, "");
		String folder = own.substring(0, own.lastIndexOf('/') + 1);
		// Where on the machine the content is does not concern who reads the page.
		int above = Math.max(0, folder.length() - id().length() - 1);
		Set<String> others = new HashSet<>();
		this.ids().forEach((id) -> others.add(this.files.getOrDefault(id, "")));
		others.remove(own);
		return faults.stream()
			.filter((fault) -> fault.file().startsWith(folder) && !others.contains(fault.file()))
			.map((fault) -> new Fault(fault.file().substring(above), fault.line(), fault.problem(), fault.remedy()))
			.distinct()
			.sorted()
			.toList();
	}

}
