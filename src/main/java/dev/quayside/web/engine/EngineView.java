package dev.quayside.web.engine;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quayside.gateway.EngineState;
import java.util.List;
import java.util.function.Function;

/**
 * An engine as the API shows it.
 *
 * @param images that it has, newest first
 * @param containers running or not, newest first
 * @param networks of the learner's own, and the default one once it is there
 * @param volumes with a name or without
 */
record EngineView(List<EngineState.Image> images, List<ContainerView> containers, List<EngineState.Network> networks,
		List<EngineState.Volume> volumes) {

	/**
	 * A view.
	 * @param state what the engine holds
	 * @param files tells which files were made in a container
	 */
	static EngineView of(EngineState state, Function<EngineState.Container, List<String>> files) {
		return new EngineView(state.images(),
				state.containers()
					.stream()
					.map((container) -> new ContainerView(container, files.apply(container)))
					.toList(),
				state.networks(), state.volumes());
	}

	/**
	 * A container as the API shows it.
	 *
	 * @param container what the engine says of it
	 * @param files a few that were made in it
	 */
	record ContainerView(@JsonUnwrapped EngineState.Container container, List<String> files) {
	}

}
