package dev.quayside.faults;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import dev.quayside.gateway.Docker;

/**
 * Learners at work, as long as it is open. What they do fails whenever the server is
 * gone.
 */
final class Crowd implements AutoCloseable {

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private volatile boolean over;

	Crowd(List<Docker> engines) {
		engines.forEach((docker) -> this.threads.submit(() -> work(docker)));
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
