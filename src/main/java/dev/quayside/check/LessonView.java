package dev.quayside.check;

import java.util.List;
import java.util.Map;

/**
 * How the tasks of a lesson stand.
 *
 * @param tasks in their order
 * @param places what fills the places of commands, by their names, where it is known
 */
public record LessonView(List<TaskView> tasks, Map<String, String> places) {

	public LessonView {
		tasks = List.copyOf(tasks);
		places = Map.copyOf(places);
	}

}
