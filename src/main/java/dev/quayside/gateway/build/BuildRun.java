package dev.quayside.gateway.build;

import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.tar.FileTree;
import dev.quayside.gateway.tar.TarLimits;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One build, step by step. Belongs to one thread.
 */
public final class BuildRun {

	private static final Logger LOGGER = System.getLogger(BuildRun.class.getName());

	private final BuildRequest request;

	private final Dockerfile file;

	private final FileTree context;

	private final TarLimits limits;

	private final Workbench bench;

	private final BuildOutput output;

	private final List<ImageState> stages = new ArrayList<>();

	private int step;

	/**
	 * Prepares a build.
	 * @param request what is asked
	 * @param file what is built
	 * @param context the files
	 * @param limits of archives that are unpacked
	 * @param bench what does it
	 * @param output where it is told
	 * @throws Refusal if the target is not in the Dockerfile
	 */
	public BuildRun(BuildRequest request, Dockerfile file, FileTree context, TarLimits limits, Workbench bench,
			BuildOutput output) {
		this.request = request;
		this.file = upToTarget(request, file);
		this.context = context;
		this.limits = limits;
		this.bench = bench;
		this.output = output;
	}

	/**
	 * Refuses a target that the Dockerfile does not have.
	 * @param request what is asked
	 * @param file what is built
	 * @throws Refusal if it is not there
	 */
	public static void requireTarget(BuildRequest request, Dockerfile file) {
		upToTarget(request, file);
	}

	private static Dockerfile upToTarget(BuildRequest request, Dockerfile file) {
		return request.target()
			.map((target) -> file.upTo(target)
				.orElseThrow(() -> Refusal.badRequest("failed to reach build target " + target + " in Dockerfile")))
			.orElse(file);
	}

	/**
	 * Builds.
	 * @param finish what names the image
	 * @throws IOException if the client or the daemon breaks off
	 */
	public void run(Finish finish) throws IOException {
		try {
			ImageState image = build();
			List<String> names = finish.name(image);
			this.output.say("Successfully built " + image.shortId() + "\n");
			for (String name : names) {
				this.output.say("Successfully tagged " + name + "\n");
			}
			this.output.result(image.id());
		}
		catch (BuildFailure failure) {
			this.output.failed(failure.code(), failure.reason());
		}
		catch (DockerfileException failure) {
			this.output.failed(0, failure.reason());
		}
		catch (Refusal refusal) {
			this.output.failed(0, refusal.reason());
		}
		catch (IOException | RuntimeException ex) {
			LOGGER.log(Level.DEBUG, "A build broke off", ex);
			this.output.failed(0, "The playground failed at this step; try again, or tell whoever runs it");
			throw ex;
		}
	}

	private ImageState build() throws IOException {
		if (!this.file.warnings().isEmpty()) {
			this.output.warn(String.join("\n", this.file.warnings()) + "\n");
		}
		Arguments arguments = Arguments.of(this.request.arguments());
		for (Dockerfile.Step argument : this.file.arguments()) {
			announce(argument.text());
			if (argument.instruction() instanceof Instruction.Arg arg) {
				arg.arguments()
					.forEach((each) -> arguments.declareGlobal(each.name(),
							each.value().map((value) -> Expansion.word(value, escape(), arguments.global()))));
			}
		}
		ImageState last = ImageState.SCRATCH;
		for (int i = 0; i < this.file.stages().size(); i++) {
			last = stage(this.file.stages().get(i), arguments, i);
			this.stages.add(last);
		}
		List<String> notUsed = arguments.notUsed();
		if (!notUsed.isEmpty()) {
			this.output.say("[Warning] One or more build-args [" + String.join(" ", notUsed) + "] were not consumed\n");
		}
		return last;
	}

	private ImageState stage(Dockerfile.Stage stage, Arguments arguments, int number) throws IOException {
		announce(stage.text());
		String reference = Expansion.word(stage.from().image(), escape(), arguments.global());
		if (reference.isBlank()) {
			throw new BuildFailure("base name (" + stage.from().image() + ") should not be blank");
		}
		ImageState base = base(reference);
		this.output.say(" ---> " + base.shortId() + "\n");
		StageRun run = new StageRun(this, arguments.forStage(), number, base, this.request.useCache());
		for (Dockerfile.Step step : stage.steps()) {
			announce(step.text());
			run.run(step.instruction());
		}
		if (number == this.file.stages().size() - 1) {
			for (String name : this.request.labels().keySet()) {
				String value = this.request.labels().getOrDefault(name, "");
				announce("LABEL " + name + "=" + value);
				run.label(name, value);
			}
		}
		if (run.image().id().isEmpty()) {
			throw new BuildFailure("No image was generated. Is your Dockerfile empty?");
		}
		this.output.made(run.image().id());
		return run.image();
	}

	private ImageState base(String reference) throws IOException {
		if (reference.equalsIgnoreCase("scratch")) {
			return ImageState.SCRATCH;
		}
		Optional<Integer> stage = named(reference);
		return stage.isPresent() ? this.stages.get(stage.get())
				: withoutTriggers(reference, this.bench.image(reference, this.request.fetch(), this.output.progress()));
	}

	/** Later stages hide earlier ones of the same name. */
	private Optional<Integer> named(String reference) {
		for (int i = this.stages.size() - 1; i >= 0; i--) {
			if (this.file.stages().get(i).name().filter((name) -> name.equalsIgnoreCase(reference)).isPresent()) {
				return Optional.of(i);
			}
		}
		return Optional.empty();
	}

	/** What {@code --from} names. */
	ImageState source(String reference, StageRun current) throws IOException {
		if (reference.matches("[0-9]{1,6}")) {
			int number = Integer.parseInt(reference);
			if (number == current.number()) {
				throw new BuildFailure("invalid from flag value " + reference + ": refers to current build stage");
			}
			if (number >= this.stages.size()) {
				throw new BuildFailure("invalid from flag value " + reference + ": index out of bounds");
			}
			return this.stages.get(number);
		}
		Optional<Integer> stage = named(reference);
		if (stage.isPresent()) {
			return this.stages.get(stage.get());
		}
		try {
			return this.bench.image(reference, this.request.fetch(), this.output.progress());
		}
		catch (Refusal refusal) {
			throw new BuildFailure("invalid from flag value " + reference + ": " + refusal.reason());
		}
	}

	private static ImageState withoutTriggers(String reference, ImageState image) {
		if (!image.config().path("OnBuild").isEmpty()) {
			throw new BuildFailure("FROM " + reference + " has ONBUILD instructions, which are not part of this "
					+ "playground; choose another base image");
		}
		return image;
	}

	private void announce(String text) throws IOException {
		int all = this.file.steps() + this.request.labels().size();
		this.output.say("Step " + ++this.step + "/" + all + " : " + text);
		this.output.say("\n");
	}

	FileTree context() {
		return this.context;
	}

	TarLimits limits() {
		return this.limits;
	}

	Workbench bench() {
		return this.bench;
	}

	BuildOutput output() {
		return this.output;
	}

	char escape() {
		return this.file.escape();
	}

	boolean removesContainers() {
		return this.request.remove();
	}

	ObjectNode host() {
		return this.request.host().deepCopy();
	}

	/**
	 * What is done with the image in the end.
	 */
	@FunctionalInterface
	public interface Finish {

		/**
		 * Gives the image its names.
		 * @param image what was built
		 * @return the names
		 * @throws IOException if the daemon breaks off
		 */
		List<String> name(ImageState image) throws IOException;

	}

}
