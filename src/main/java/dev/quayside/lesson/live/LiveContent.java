package dev.quayside.lesson.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.quayside.lesson.ContentChanges;
import dev.quayside.lesson.ContentException;
import dev.quayside.lesson.Course;
import dev.quayside.lesson.Fault;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.content.ContentReader;
import dev.quayside.lesson.content.Reading;
import dev.quayside.lesson.lint.ContentLint;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;

/**
 * The catalogue of a folder that is being written in. What has faults of form stays as it
 * was when it had none. Safe for use by several threads.
 */
final class LiveContent implements LessonCatalogue, ContentChanges, DisposableBean {

	private static final Standing UNKNOWN = new Standing(0, true, List.of(new Fault("the lesson", 1,
			"it is not in its course any more", "look whether its file was renamed or removed")));

	private static final Fault GONE = new Fault("the content folder", 1, "it cannot be read, or has no course",
			"see what the server says; what was there before is served");

	private static final Logger logger = LoggerFactory.getLogger(LiveContent.class);

	private final Path folder;

	private final ContentLint lint = new ContentLint();

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	private final FolderWatch watch;

	private volatile Served served;

	private record Listener(String key, Consumer<Standing> tell) {
	}

	private LiveContent(Path folder) throws IOException {
		this.folder = folder;
		// Watched from before it is read, so that no change falls in between.
		this.watch = new FolderWatch(folder);
		Reading reading = ContentReader.reading(folder);
		ContentReader.catalogue(reading);
		this.served = Served.first(reading, this.lint.judge(reading));
	}

	/**
	 * Reads a folder, and again whenever something in it changes.
	 * @throws ContentException if it has faults to begin with, or cannot be watched
	 */
	static LiveContent open(Path folder) {
		try {
			LiveContent content = new LiveContent(folder);
			content.watch.start(content::changed);
			return content;
		}
		catch (IOException ex) {
			throw ContentException.folder("The content folder " + folder + " cannot be watched (" + ex.getMessage()
					+ "): serve it without --quayside.content-reload.");
		}
	}

	/** Called by the one thread that watches. */
	private void changed(Set<String> courses) {
		Served before = this.served;
		try {
			Reading reading = ContentReader.reading(this.folder,
					(course) -> courses.contains(course) ? Optional.empty() : before.read(course));
			this.served = before.then(reading, this.lint.judge(reading));
		}
		catch (ContentException ex) {
			logger.warn(ex.getMessage());
			this.served = before.without(GONE);
		}
		Map<String, Standing> old = before.standings();
		for (Listener listener : this.listeners) {
			Standing now = standing(listener.key());
			if (!now.equals(old.getOrDefault(listener.key(), UNKNOWN))) {
				listener.tell().accept(now);
			}
		}
	}

	@Override
	public List<Course> courses() {
		return this.served.catalogue().courses();
	}

	@Override
	public Optional<Course> course(String course) {
		return this.served.catalogue().course(course);
	}

	@Override
	public Optional<Lesson> lesson(String course, String lesson) {
		return this.served.catalogue().lesson(course, lesson);
	}

	@Override
	public Set<String> images() {
		return this.served.catalogue().images();
	}

	@Override
	public Optional<Path> picture(String course, String picture) {
		return this.served.catalogue().picture(course, picture);
	}

	@Override
	public Standing standing(String course, String lesson) {
		return standing(course + "/" + lesson);
	}

	private Standing standing(String key) {
		return this.served.standings().getOrDefault(key, UNKNOWN);
	}

	@Override
	public Runnable listen(String course, String lesson, Consumer<Standing> listener) {
		Listener added = new Listener(course + "/" + lesson, listener);
		this.listeners.add(added);
		listener.accept(standing(course, lesson));
		return () -> this.listeners.remove(added);
	}

	@Override
	public void destroy() {
		this.watch.close();
	}

}
