package dev.quayside.gateway;

import java.io.PrintStream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A program that uses Testcontainers on the engine that its environment names.
 */
final class TestcontainersProgram {

	private TestcontainersProgram() {
	}

	public static void main(String[] arguments) throws Exception {
		PrintStream out = System.out;
		String id;
		try (GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse("alpine:latest"))) {
			container.withCommand("sh", "-c", "echo ready; exec sleep 600")
				.waitingFor(Wait.forLogMessage("ready\\n", 1));
			container.start();
			id = container.getContainerId();
			out.println("talked: " + container.execInContainer("echo", "hello").getStdout().strip());
			out.println("logged: " + container.getLogs().strip());
			container.getDockerClient().killContainerCmd(id).exec();
			out.println("left: " + container.getDockerClient().inspectContainerCmd(id).exec().getState().getStatus());
		}
	}

}
