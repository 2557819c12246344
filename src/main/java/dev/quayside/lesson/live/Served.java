package dev.quayside.lesson.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.quayside.lesson.ContentChanges.Standing;
import dev.quayside.lesson.Fault;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.content.ContentReader;
import dev.quayside.lesson.content.LessonSource;
import dev.quayside.lesson.content.Reading;

/**
 * What is served at one time. It never changes.
 *
 * @param catalogue the courses that are served
 * @param reading what was last read, which may have faults
 * @param kept what is served of each course, by its id
 * @param pages what the page of each lesson is made of, by {@code course/lesson}
 * @param standings how each lesson stands, by {@code course/lesson}
 * @param images those that were there when the server started
 */
record Served(LessonCatalogue catalogue, Reading reading, Map<String, Kept> kept, Map<String, PageMark> pages,
		Map<String, Standing> standings, Set<String> images) {

	static Served first(Reading reading, List<Fault> lint) {
		Set<String> images = ContentReader.offer(reading.courses()).images();
		Served nothing = new Served(ContentReader.offer(List.of()), new Reading(List.of(), List.of()), Map.of(),
				Map.of(), Map.of(), images);
		return nothing.then(reading, lint);
	}

	Optional<Reading.ReadCourse> read(String course) {
		return this.reading.courses().stream().filter((one) -> one.course().id().equals(course)).findFirst();
	}

	/** The same, but nobody can tell what is in the folder now. */
	Served without(Fault fault) {
		Map<String, Standing> standings = new HashMap<>();
		this.standings
			.forEach((key, standing) -> standings.put(key, new Standing(standing.version(), true, List.of(fault))));
		return new Served(this.catalogue, this.reading, this.kept, this.pages, standings, this.images);
	}

	/** What is served once the content was read again. */
	Served then(Reading now, List<Fault> lint) {
		List<Kept> courses = now.courses()
			.stream()
			.map((course) -> Kept.of(course, Optional.ofNullable(this.kept.get(course.course().id()))))
			.flatMap(Optional::stream)
			.toList();
		LessonCatalogue catalogue = ContentReader.offer(courses.stream().map(Kept::served).toList());
		Map<String, Kept> kept = new HashMap<>();
		Map<String, PageMark> pages = new HashMap<>();
		Map<String, Standing> standings = new HashMap<>();
		for (Kept course : courses) {
			kept.put(course.id(), course);
			List<Fault> faults = Stream.of(now.faults(), lint, notThere(course)).flatMap(List::stream).toList();
			for (Lesson lesson : course.served().course().lessons()) {
				String key = course.id() + "/" + lesson.id();
				PageMark mark = PageMark.of(course.served(), lesson);
				long version = Optional.ofNullable(this.standings.get(key)).map(Standing::version).orElse(0L);
				pages.put(key, mark);
				standings.put(key, new Standing(mark.equals(this.pages.get(key)) ? version : version + 1,
						course.held().contains(lesson.id()), course.faultsOf(lesson.id(), faults)));
			}
		}
		return new Served(catalogue, now, Map.copyOf(kept), Map.copyOf(pages), Map.copyOf(standings), this.images);
	}

	/** Images that came into lessons after those of all lessons were fetched. */
	private List<Fault> notThere(Kept course) {
		List<Fault> faults = new ArrayList<>();
		for (LessonSource lesson : course.served().lessons()) {
			lesson.images()
				.stream()
				.filter((image) -> !this.images.contains(image))
				.forEach((image) -> faults.add(new Fault(lesson.file(), lesson.imagesLine(),
						"the image " + image + " was not in any lesson when the server started",
						"start it again, so that it gets the image")));
		}
		return faults;
	}

}
