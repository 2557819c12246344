package dev.quayside.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The engine port on docker-java.
 */
@Component
class DockerJavaEngine implements Engine {

	private static final Pattern ANSWER = Pattern.compile("\\{\"message\":\"(.*)\"}");

	private final DockerClient docker;

	private final EngineProperties properties;

	DockerJavaEngine(DockerClient docker, EngineProperties properties) {
		this.docker = docker;
		this.properties = properties;
	}

	@Override
	public EngineVersion ping() {
		Version version = ask(() -> this.docker.versionCmd().exec());
		return new EngineVersion(Objects.toString(version.getVersion(), "unknown"),
				Objects.toString(version.getApiVersion(), "unknown"));
	}

	@Override
	public Path root() {
		return Path.of(Objects.toString(ask(() -> this.docker.infoCmd().exec()).getDockerRootDir(), "/var/lib/docker"));
	}

	@Override
	public String create(ContainerSpec spec) {
		return ask(() -> CreateCommand.of(this.docker, spec).exec().getId());
	}

	@Override
	public void start(String container) {
		tell(() -> {
			try {
				this.docker.startContainerCmd(container).exec();
			}
			catch (NotModifiedException _) {
				// 304: it runs already
			}
		});
	}

	@Override
	public void stop(String container, Duration patience) {
		removeIfThere(() -> {
			try {
				this.docker.stopContainerCmd(container).withTimeout((int) patience.toSeconds()).exec();
			}
			catch (NotModifiedException _) {
				// 304: it does not run
			}
		});
	}

	@Override
	public Optional<ContainerState> container(String container) {
		return find(() -> this.docker.inspectContainerCmd(container).exec()).map(DockerJavaEngine::state);
	}

	private static ContainerState state(InspectContainerResponse found) {
		Long code = found.getState().getExitCodeLong();
		return new ContainerState(found.getId(), Boolean.TRUE.equals(found.getState().getRunning()),
				(code != null) ? code.intValue() : 0);
	}

	@Override
	public void removeContainer(String container) {
		removeIfThere(() -> this.docker.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec());
	}

	@Override
	public void resize(String container, int columns, int rows) {
		tell(() -> this.docker.resizeContainerCmd(container).withSize(rows, columns).exec());
	}

	@Override
	public List<Labelled> containers(Map<String, String> labels) {
		return ask(() -> this.docker.listContainersCmd()
			.withShowAll(true)
			.withFilter("label", filter(labels))
			.exec()
			.stream()
			.map((container) -> labelled(container.getId(), container.getLabels()))
			.toList());
	}

	@Override
	public List<Labelled> volumes(Map<String, String> labels) {
		return ask(() -> Optional
			.ofNullable(this.docker.listVolumesCmd().withFilter("label", filter(labels)).exec().getVolumes())
			.orElse(List.of())
			.stream()
			.map((volume) -> labelled(volume.getName(), volume.getLabels()))
			.toList());
	}

	@Override
	public List<Labelled> networks(Map<String, String> labels) {
		return ask(() -> this.docker.listNetworksCmd()
			.withFilter("label", filter(labels))
			.exec()
			.stream()
			.map((network) -> labelled(network.getId(), network.getLabels()))
			.toList());
	}

	private static List<String> filter(Map<String, String> labels) {
		return labels.entrySet().stream().map((label) -> label.getKey() + "=" + label.getValue()).toList();
	}

	private static Labelled labelled(String id, @Nullable Map<String, String> labels) {
		return new Labelled(id, (labels != null) ? labels : Map.of());
	}

	@Override
	public void createVolume(String name, Map<String, String> labels) {
		tell(() -> this.docker.createVolumeCmd().withName(name).withLabels(labels).exec());
	}

	@Override
	public void removeVolume(String name) {
		removeIfThere(() -> this.docker.removeVolumeCmd(name).exec());
	}

	@Override
	public void removeNetwork(String network) {
		removeIfThere(() -> this.docker.removeNetworkCmd(network).exec());
	}

	@Override
	public Optional<Map<String, String>> imageLabels(String reference) {
		return find(() -> this.docker.inspectImageCmd(reference).exec()).map((image) -> {
			ContainerConfig config = image.getConfig();
			Map<String, String> labels = (config != null) ? config.getLabels() : null;
			return (labels != null) ? Map.copyOf(labels) : Map.of();
		});
	}

	@Override
	public Map<String, Map<String, String>> images(Set<String> references) {
		if (references.isEmpty()) {
			return Map.of(); // an empty filter is none
		}
		List<Image> found = ask(
				() -> this.docker.listImagesCmd().withFilter("reference", List.copyOf(references)).exec());
		Map<String, Map<String, String>> labels = new HashMap<>();
		for (String reference : references) {
			found.stream()
				.filter((image) -> isNamed(image, tagged(reference)))
				.findFirst()
				.ifPresent((image) -> labels.put(reference,
						(image.getLabels() != null) ? Map.copyOf(image.getLabels()) : Map.of()));
		}
		return labels;
	}

	/** One that was pulled by its digest matches, too, and may have no names at all. */
	private static boolean isNamed(Image image, String name) {
		@Nullable String[] names = image.getRepoTags();
		return names != null && Arrays.asList(names).contains(name);
	}

	@Override
	public void pull(String reference, IntConsumer progress) {
		String name = tagged(reference);
		int colon = name.lastIndexOf(':');
		tell(() -> {
			try {
				this.docker.pullImageCmd(name.substring(0, colon))
					.withTag(name.substring(colon + 1))
					.exec(new ImagePull(progress))
					.awaitCompletion();
			}
			catch (DockerClientException ex) {
				throw new EngineException(Objects.toString(ex.getMessage(), "The pull broke off"), ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new EngineException("The server stops", ex);
			}
		});
	}

	/** The daemon tells names with their tags. */
	private static String tagged(String reference) {
		return (reference.lastIndexOf(':') > reference.lastIndexOf('/')) ? reference : reference + ":latest";
	}

	private void removeIfThere(Runnable call) {
		tell(() -> {
			try {
				call.run();
			}
			catch (NotFoundException _) {
				// it is gone, as was wanted
			}
			catch (ConflictException ex) {
				if (!isBeingRemoved(ex)) {
					throw ex;
				}
			}
		});
	}

	/**
	 * The daemon's only word for it is "removal of container … is already in progress".
	 */
	private static boolean isBeingRemoved(ConflictException ex) {
		return Objects.toString(ex.getMessage(), "").contains("already in progress");
	}

	private <T> Optional<T> find(Supplier<T> call) {
		return ask(() -> {
			try {
				return Optional.of(call.get());
			}
			catch (NotFoundException _) {
				return Optional.empty();
			}
		});
	}

	private void tell(Runnable call) {
		ask(() -> {
			call.run();
			return Boolean.TRUE;
		});
	}

	private <T> T ask(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (DockerException ex) {
			throw new EngineException(refusal(ex), ex);
		}
		catch (RuntimeException ex) {
			if (!isTrouble(ex)) {
				throw ex;
			}
			throw new EngineException("No Docker daemon answers at " + this.properties.dockerSocket()
					+ "; start it or name its socket with quayside.docker-socket", ex);
		}
	}

	private static boolean isTrouble(@Nullable Throwable ex) {
		return ex != null && (ex instanceof IOException || isTrouble(ex.getCause()));
	}

	/** docker-java tells the status and the daemon's answer, {@code {"message":"…"}}. */
	private static String refusal(DockerException ex) {
		String message = Objects.toString(ex.getMessage(), "no reason given");
		Matcher answer = ANSWER.matcher(message);
		String reason = answer.find() ? answer.group(1).replaceAll("\\\\([\"\\\\])", "$1") : message;
		return "The Docker daemon refused: " + reason.lines().findFirst().orElse(message);
	}

}
