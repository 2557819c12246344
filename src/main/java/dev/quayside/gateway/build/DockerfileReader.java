package dev.quayside.gateway.build;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Dockerfiles, strictly: what this builder does not do is an error before anything
 * is built.
 */
public final class DockerfileReader {

	/** In bytes. */
	public static final int LARGEST = 256 * 1024;

	private DockerfileReader() {
	}

	/**
	 * Reads a Dockerfile.
	 * @param name what it is called in the build context
	 * @param bytes its content
	 * @param mostSteps how many instructions it may have
	 * @return what it says
	 * @throws DockerfileException if it is none, or has something that is not done here
	 */
	public static Dockerfile read(String name, byte[] bytes, int mostSteps) {
		if (bytes.length > LARGEST) {
			throw new DockerfileException("the Dockerfile (" + name + ") is larger than " + LARGEST + " bytes");
		}
		if (bytes.length == 0) {
			throw new DockerfileException("the Dockerfile (" + name + ") cannot be empty");
		}
		LogicalLines lines = LogicalLines.of(text(name, bytes));
		if (lines.lines().isEmpty()) {
			throw new DockerfileException("failed to parse " + name + ": file with no instructions");
		}
		if (lines.lines().size() > mostSteps) {
			throw new DockerfileException("the Dockerfile (" + name + ") has more than " + mostSteps
					+ " steps, the most this playground builds");
		}
		return stages(name, lines);
	}

	private static String text(String name, byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new DockerfileException("the Dockerfile (" + name + ") is not UTF-8");
		}
	}

	private static Dockerfile stages(String name, LogicalLines lines) {
		List<Dockerfile.Step> arguments = new ArrayList<>();
		List<Dockerfile.Stage> stages = new ArrayList<>();
		List<Dockerfile.Step> steps = arguments;
		for (LogicalLines.Line line : lines.lines()) {
			Instruction instruction = InstructionReader.read(name, line, lines.escape());
			if (instruction instanceof Instruction.From from) {
				finish(stages, steps);
				steps = new ArrayList<>();
				stages.add(new Dockerfile.Stage(line.text(), from, steps));
			}
			else if (stages.isEmpty() && !(instruction instanceof Instruction.Arg)) {
				throw new DockerfileException("no build stage in current context");
			}
			else {
				steps.add(new Dockerfile.Step(line.text(), instruction));
			}
		}
		finish(stages, steps);
		if (stages.isEmpty()) {
			throw new DockerfileException("no build stage in current context");
		}
		return new Dockerfile(arguments, stages, lines.escape(), lines.warnings());
	}

	/** A stage keeps a copy of its steps, which come after its FROM. */
	private static void finish(List<Dockerfile.Stage> stages, List<Dockerfile.Step> steps) {
		if (!stages.isEmpty()) {
			Dockerfile.Stage open = stages.removeLast();
			stages.add(new Dockerfile.Stage(open.text(), open.from(), steps));
		}
	}

}
