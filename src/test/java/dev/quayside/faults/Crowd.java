package dev.quayside.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import dev.quayside.gateway.Docker;
import dev.quayside.testing.Learner;

/**
 * Learners at work, and others who come and leave, as long as it is open. What they do
 * fails whenever the server is gone.
 */
final class Crowd implements AutoCloseable {

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final List<Learner> came = new CopyOnWriteArrayList<>();

	private volatile boolean over;

	Crowd(List<Docker> engines, Supplier<Learner> newcomers) {
		engines.forEach((docker) -> this.threads.submit(() -> work(docker)));
		this.threads.submit(() -> {
			comeAndLeave(newcomers);
			return null;
		});
	}

	/** Whoever came, of whom some could not leave. */
	List<Learner> came() {
		return this.came;
	}

	private void comeAndLeave(Supplier<Learner> newcomers) throws InterruptedException {
		while (!this.over) {
			Learner learner = newcomers.get();
			this.came.add(learner);
			try {
				learner.call("POST", "/api/session");
				learner.call("DELETE", "/api/session");
			}
			catch (IllegalStateException _) {
				Thread.sleep(500);
			}
		}
	}

	private void work(Docker docker) {
		for (int i = 0; !this.over; i++) {
			docker.shell("docker run --rm -v /data alpine true");
			docker.shell(
					"docker network create net && docker run -d --name web --network net -v vol:/vol alpine sleep 60");
			docker.shell(
					"printf 'FROM alpine\\nRUN echo " + i + " > /step\\n' | DOCKER_BUILDKIT=0 docker build -t own -");
			docker.shell("docker rm -f web; docker network rm net; docker commit $(docker create alpine)");
			// Without a server each of these fails at once: the machine is not to be kept
			// busy by that.
			docker.shell("docker container prune -f; docker image prune -f; sleep 1");
		}
	}

	@Override
	public void close() {
		this.over = true;
		this.threads.close();
	}

}
