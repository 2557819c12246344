package dev.quayside.trial;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.quayside.check.LessonView;
import dev.quayside.check.TaskView;
import org.jspecify.annotations.Nullable;

/**
 * How the tasks of a lesson stand, as they are told. Safe for use by several threads.
 */
final class Tasks implements Consumer<LessonView> {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private @Nullable LessonView last;

	@Override
	public synchronized void accept(LessonView view) {
		this.last = view;
		notifyAll();
	}

	/** The names of those that are done, once anything was told. */
	synchronized Set<String> done() {
		await(() -> this.last != null);
		return (this.last == null) ? Set.of()
				: this.last.tasks()
					.stream()
					.filter(TaskView::done)
					.map(TaskView::id)
					.collect(Collectors.toUnmodifiableSet());
	}

	/** Whether a task is done within a while. */
	synchronized boolean awaitDone(String task) {
		return await(() -> done().contains(task));
	}

	/** What is said to who has not done a task yet. */
	synchronized String said(String task) {
		return (this.last == null) ? ""
				: this.last.tasks()
					.stream()
					.filter((one) -> one.id().equals(task))
					.map((one) -> one.stuck().isEmpty() ? one.said() : one.stuck())
					.findFirst()
					.orElse("");
	}

	private boolean await(Condition condition) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.holds()) {
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				return false;
			}
			try {
				TimeUnit.NANOSECONDS.timedWait(this, left);
			}
			catch (InterruptedException _) {
				Thread.currentThread().interrupt();
				return false;
			}
		}
		return true;
	}

	/**
	 * What is waited for.
	 */
	@FunctionalInterface
	private interface Condition {

		boolean holds();

	}

}
