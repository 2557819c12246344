package dev.quayside.gateway.build;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The container of one step.
 *
 * @param build whose
 * @param id its full id
 * @param told whether the learner hears of it
 */
record StepContainer(BuildRun build, String id, boolean told) {

	static StepContainer of(BuildRun build, ImageState image, List<String> command, Optional<String> folder,
			boolean told) throws IOException {
		ObjectNode body = body(image, command);
		folder.ifPresent((path) -> body.put("WorkingDir", path));
		return new StepContainer(build, build.bench().container(image, body, false), told);
	}

	static StepContainer running(BuildRun build, ImageState image, List<String> command, List<String> environment)
			throws IOException {
		ObjectNode body = body(image, command);
		ArrayNode variables = body.putArray("Env");
		environment.forEach(variables::add);
		body.putObject("Healthcheck").putArray("Test").add("NONE");
		body.set("HostConfig", build.host());
		return new StepContainer(build, build.bench().container(image, body, true), true);
	}

	/** The entry point of the image is taken away by one that is an empty text. */
	private static ObjectNode body(ImageState image, List<String> command) {
		ObjectNode body = JsonNodeFactory.instance.objectNode().put("Image", image.id());
		ArrayNode words = body.putArray("Cmd");
		command.forEach(words::add);
		body.putArray("Entrypoint").add("");
		return body;
	}

	/**
	 * Does the step, makes an image of it, and removes the container whatever happens.
	 */
	void finish(Work work, Result result) throws IOException {
		boolean done = false;
		try {
			if (this.told) {
				this.build.output().say(" ---> Running in " + this.id.substring(0, 12) + "\n");
			}
			work.on(this.id);
			result.make();
			done = true;
		}
		finally {
			if (!done || !this.told || this.build.removesContainers()) {
				this.build.bench().remove(this.id);
			}
		}
		if (this.told && this.build.removesContainers()) {
			this.build.output().say("Removing intermediate container " + this.id.substring(0, 12) + "\n");
		}
	}

	/**
	 * What a step does with its container.
	 */
	@FunctionalInterface
	interface Work {

		void on(String container) throws IOException;

	}

	/**
	 * What makes an image of it.
	 */
	@FunctionalInterface
	interface Result {

		void make() throws IOException;

	}

}
