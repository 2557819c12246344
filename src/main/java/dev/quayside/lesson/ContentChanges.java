package dev.quayside.lesson;

import java.util.List;
import java.util.function.Consumer;

/**
 * Tells of content that changes while it is served. There is none of it unless the server
 * is told to look. Safe for use by several threads.
 */
public interface ContentChanges {

	/**
	 * How a lesson stands.
	 *
	 * @param version another number whenever its page is another one
	 * @param held whether what is shown is older than its file, which has faults
	 * @param faults what is wrong with it, its pictures and its course, in the order of
	 * files and lines
	 */
	record Standing(long version, boolean held, List<Fault> faults) {

		public Standing {
			faults = List.copyOf(faults);
		}

	}

	/**
	 * How a lesson stands now.
	 * @param course the id of its course
	 * @param lesson its id, of one that is or was there
	 * @return how it stands
	 */
	Standing standing(String course, String lesson);

	/**
	 * Listens for the changes of a lesson.
	 * @param course the id of its course
	 * @param lesson its id
	 * @param listener is told how it stands, now and after each change, by a thread that
	 * it must not hold
	 * @return to be run when it is to hear no more
	 */
	Runnable listen(String course, String lesson, Consumer<Standing> listener);

}
