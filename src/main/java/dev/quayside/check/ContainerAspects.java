package dev.quayside.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.quayside.gateway.EngineState.Container;
import dev.quayside.gateway.EngineState.Image;
import dev.quayside.gateway.EngineState.Membership;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Words;

/**
 * What can be wanted of a container.
 */
final class ContainerAspects {

	private static final String WANTS = "; this step wants ";

	private ContainerAspects() {
	}

	static List<Aspect<Container>> of(Expectation.Container wanted, List<Image> images, Files files) {
		List<Aspect<Container>> aspects = new ArrayList<>();
		aspects.add(Aspect.of((one) -> Names.isOf(one, wanted.image(), images), (one) -> "A container of "
				+ Say.code(one.image()) + " was made" + WANTS + "one of " + Say.code(wanted.image())));
		aspects.add(
				Aspect.of((one) -> wanted.command().matches(String.join(" ", one.command())), (one) -> "A container of "
						+ Say.code(one.image()) + " ran " + Say.command(one) + WANTS + Say.code(wanted.command())));
		aspects.add(
				Aspect.of((one) -> wanted.name().matches(one.name()), (one) -> "A container of " + Say.code(one.image())
						+ " is called " + Say.code(one.name()) + WANTS + "the name " + Say.code(wanted.name())));
		wanted.labels()
			.entrySet()
			.forEach((label) -> aspects.add(Aspect.of(
					(one) -> one.labels().containsKey(label.getKey())
							&& label.getValue().matches(one.labels().get(label.getKey())),
					(one) -> Say.the(one) + " has not the label " + Say.label(label) + WANTS + "it")));
		wanted.networks()
			.forEach((network) -> aspects.add(Aspect.of((one) -> isIn(one, network),
					(one) -> Say.the(one) + " is in " + networks(one) + WANTS + "it in " + Say.code(network))));
		wanted.volumes()
			.forEach((volume) -> aspects.add(Aspect.of((one) -> uses(one, volume),
					(one) -> Say.the(one) + " does not use the volume " + Say.code(volume) + WANTS + "it in there")));
		aspects.add(Aspect.of((one) -> isExit(wanted, one),
				(one) -> one.status().equals("exited")
						? Say.the(one) + " ended with the exit code " + one.exitCode() + WANTS
								+ wanted.exitCode().orElse(0)
						: Say.the(one) + " has not ended" + WANTS + "it to end with the exit code "
								+ wanted.exitCode().orElse(0)));
		aspects.add(Aspect.of((one) -> wanted.state().matches(one.status()),
				(one) -> Say.the(one) + (one.status().equals("exited") ? " has exited" : " is " + one.status()) + WANTS
						+ "it " + wanted.state().pattern()));
		wanted.file().ifPresent((file) -> aspects.add(file(file, files)));
		return aspects;
	}

	private static Aspect<Container> file(Expectation.File wanted, Files files) {
		return new Aspect<>((one) -> content(one, wanted, files).filter(wanted.content()::matches).isPresent(),
				(one) -> content(one, wanted, files)
					.map((found) -> "The file " + Say.code(wanted.path()) + " in the container " + Say.code(one.name())
							+ (found.isEmpty() ? " is empty" : " holds " + Say.code(found)) + WANTS
							+ Say.code(wanted.content()))
					.orElse(Say.the(one) + " has no file " + Say.code(wanted.path()) + WANTS + "it in there"),
				true);
	}

	private static Optional<String> content(Container one, Expectation.File wanted, Files files) {
		return files.read(one.id(), wanted.path()).map(String::stripTrailing);
	}

	private static boolean isExit(Expectation.Container wanted, Container one) {
		return wanted.exitCode().isEmpty()
				|| (one.status().equals("exited") && one.exitCode() == wanted.exitCode().getAsInt());
	}

	private static boolean isIn(Container one, Words network) {
		return one.networks().stream().map(Membership::network).anyMatch(network::matches);
	}

	private static boolean uses(Container one, Words volume) {
		return one.mounts().stream().anyMatch((mount) -> volume.matches(mount.volume()));
	}

	private static String networks(Container one) {
		return one.networks().isEmpty() ? "no network"
				: one.networks().stream().map((in) -> Say.code(in.network())).collect(Collectors.joining(" and "));
	}

}
