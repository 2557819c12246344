package dev.quayside.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.quayside.gateway.EngineState;
import dev.quayside.gateway.EngineState.Container;
import dev.quayside.gateway.EngineState.Image;
import dev.quayside.gateway.EngineState.Network;
import dev.quayside.gateway.EngineState.Volume;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Words;

/**
 * Judges what an engine holds, and says what is amiss. It looks at nothing but what it is
 * given.
 *
 * @param state what the engine holds
 * @param files reads files in its containers
 */
record Judge(EngineState state, Files files) {

	/**
	 * What was done since a task became the next one.
	 *
	 * @param touched ids of containers and networks, names of images and volumes
	 * @param removed whether one of the containers is gone
	 * @param deeds commands, the latest last
	 */
	record Attempt(Set<String> touched, boolean removed, List<Deed> deeds) {

		/** Nothing was done. */
		static final Attempt NONE = new Attempt(Set.of(), false, List.of());

		Attempt with(Deed deed) {
			return new Attempt(this.touched, this.removed,
					Stream.concat(this.deeds.stream(), Stream.of(deed)).toList());
		}

		Attempt with(Set<String> more) {
			return new Attempt(
					Stream.concat(this.touched.stream(), more.stream()).collect(Collectors.toUnmodifiableSet()),
					this.removed, this.deeds);
		}

		Attempt withRemoval() {
			return new Attempt(this.touched, true, this.deeds);
		}

	}

	/** Whether it is so; a command that is to be run is judged by who saw it. */
	boolean holds(Expectation expected) {
		return switch (expected) {
			case Expectation.Image image -> images(image).holds();
			case Expectation.Container container -> containers(container).holds();
			case Expectation.Network network -> networks(network).holds();
			case Expectation.Volume volume -> volumes(volume).holds();
			case Expectation.Ran _ -> false;
		};
	}

	/** What was tried, and what is wanted; empty if nothing like it was tried. */
	Optional<String> says(Expectation expected, Attempt attempt) {
		Set<String> touched = attempt.touched();
		return switch (expected) {
			case Expectation.Image image ->
				images(image).says((one) -> one.names().stream().anyMatch((name) -> touched.contains(Names.image(name)))
						|| touched.contains(one.id()));
			case Expectation.Container container -> {
				Optional<String> said = containers(container).says((one) -> touched.contains(one.id()));
				yield said.isEmpty() && attempt.removed() && container.count().least() > 0
						? Optional.of("The container was removed when it ended; this step wants one that stays") : said;
			}
			case Expectation.Network network -> networks(network).says((one) -> touched.contains(one.id()));
			case Expectation.Volume volume -> volumes(volume).says((one) -> touched.contains(one.name()));
			case Expectation.Ran ran -> attempt.deeds()
				.reversed()
				.stream()
				.filter((deed) -> deed.isLike(ran) && !deed.is(ran))
				.findFirst()
				.map((deed) -> Say.code(deed.toString()) + " ran; this step wants " + Say.code(ran.toString()));
		};
	}

	/**
	 * Whether a file in a container that runs is all that is missing: no event tells of
	 * it.
	 */
	boolean waitsForFile(Expectation expected) {
		return expected instanceof Expectation.Container container && container.file().isPresent()
				&& containers(container).isNear((one) -> one.status().equals("running") && one.mounts().isEmpty());
	}

	Comparison<Container> containers(Expectation.Container wanted) {
		return new Comparison<>(this.state.containers(), ContainerAspects.of(wanted, this.state.images(), this.files),
				wanted.count(), "container");
	}

	Comparison<Image> images(Expectation.Image wanted) {
		List<Aspect<Image>> aspects = new ArrayList<>();
		aspects.add(Aspect.of((one) -> Names.isNamed(one, wanted.name()),
				(one) -> "There is the image " + name(one) + "; this step wants " + Say.code(wanted.name())));
		aspects.add(Aspect.of((one) -> isFrom(one, wanted.from()), (one) -> "The image " + name(one)
				+ " was not made from " + Say.code(wanted.from()) + "; this step wants one that was"));
		wanted.labels()
			.entrySet()
			.forEach((label) -> aspects.add(Aspect.of(
					(one) -> one.labels().containsKey(label.getKey())
							&& label.getValue().matches(one.labels().get(label.getKey())),
					(one) -> "The image " + name(one) + " has not the label " + Say.label(label)
							+ "; this step wants it")));
		return new Comparison<>(this.state.images(), aspects, wanted.count(), "image");
	}

	Comparison<Network> networks(Expectation.Network wanted) {
		List<Aspect<Network>> aspects = new ArrayList<>();
		aspects.add(Aspect.of((one) -> wanted.name().matches(one.name()), (one) -> "There is the network "
				+ Say.code(one.name()) + "; this step wants " + Say.code(wanted.name())));
		wanted.members()
			.forEach(
					(member) -> aspects.add(Aspect.of((one) -> isIn(one, member),
							(one) -> "The container " + Say.code(member) + " is not in the network "
									+ Say.code(one.name()) + "; this step wants " + Say.all(wanted.members())
									+ " in it")));
		return new Comparison<>(this.state.networks(), aspects, wanted.count(), "network");
	}

	Comparison<Volume> volumes(Expectation.Volume wanted) {
		List<Aspect<Volume>> aspects = new ArrayList<>();
		aspects.add(Aspect.of((one) -> wanted.name().matches(one.name()), (one) -> "There is the volume "
				+ Say.code(one.name()) + "; this step wants " + Say.code(wanted.name())));
		wanted.labels()
			.entrySet()
			.forEach((label) -> aspects.add(Aspect.of(
					(one) -> one.labels().containsKey(label.getKey())
							&& label.getValue().matches(one.labels().get(label.getKey())),
					(one) -> "The volume " + Say.code(one.name()) + " has not the label " + Say.label(label)
							+ "; this step wants it")));
		if (wanted.users() > 0) {
			aspects.add(Aspect.of((one) -> users(one) >= wanted.users(),
					(one) -> "The volume " + Say.code(one.name()) + " is used by " + users(one)
							+ ((users(one) == 1) ? " container" : " containers") + "; this step wants "
							+ wanted.users()));
		}
		return new Comparison<>(this.state.volumes(), aspects, wanted.count(), "volume");
	}

	private long users(Volume volume) {
		return count(
				(container) -> container.mounts().stream().anyMatch((mount) -> mount.volume().equals(volume.name())));
	}

	private boolean isIn(Network network, Words member) {
		return count((container) -> member.matches(container.name())
				&& container.networks().stream().anyMatch((in) -> in.network().equals(network.name()))) > 0;
	}

	private long count(Predicate<Container> which) {
		return this.state.containers().stream().filter(which).count();
	}

	private boolean isFrom(Image image, Words from) {
		return from.isAny() || this.state.images()
			.stream()
			.anyMatch((parent) -> parent.id().equals(image.parent()) && Names.isNamed(parent, from));
	}

	private static String name(Image image) {
		return Say
			.code(image.names().isEmpty() ? image.id().substring("sha256:".length(), 19) : image.names().getFirst());
	}

}
