package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamBody;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.build.ImageState;
import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.RealImage;
import dev.quayside.gateway.tar.TarItem;
import dev.quayside.gateway.tar.TarTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what images are made of, and makes images of layers that the daemon has. A commit
 * could not do that: it keeps every variable and label of the container, build arguments
 * among them, and takes neither a shell nor a history.
 *
 * @param engine whose
 * @param version of the API
 */
record ImageStates(PrivateEngine engine, ApiVersion version) {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private static final int FILE_MODE = 0644;

	/**
	 * Reads an image.
	 * @param reference a full id, or a name on the daemon
	 */
	ImageState read(String reference) throws IOException {
		JsonNode said = this.engine.daemon().get(this.version, Target.of("/images/" + reference + "/json"));
		List<String> layers = said.path("RootFS").path("Layers").valueStream().map(JsonNode::stringValue).toList();
		JsonNode history = this.engine.daemon()
			.get(this.version, Target.of("/images/" + said.path("Id").asString("") + "/history"));
		ObjectNode config = (said.path("Config") instanceof ObjectNode object) ? object : JSON.objectNode();
		return new ImageState(said.path("Id").asString(""), config, layers, history(history, layers.size()),
				said.path("Author").asString(""), said.path("Architecture").asString("amd64"),
				said.path("Size").asLong(0));
	}

	/**
	 * The daemon does not say which steps added no layer: not those of some size, and of
	 * the others so many that there is a layer for each of the rest.
	 */
	private static List<ImageState.History> history(JsonNode said, int layers) {
		List<JsonNode> oldestFirst = new ArrayList<>(said.valueStream().toList().reversed());
		long sized = oldestFirst.stream().filter((step) -> step.path("Size").asLong(0) > 0).count();
		long unsized = layers - sized;
		List<ImageState.History> history = new ArrayList<>();
		for (JsonNode step : oldestFirst) {
			boolean empty = step.path("Size").asLong(0) == 0 && --unsized < 0;
			history.add(new ImageState.History(Instant.ofEpochSecond(Math.max(0, step.path("Created").asLong(0))),
					step.path("CreatedBy").asString(""), step.path("Comment").asString(""), empty));
		}
		for (; unsized > 0; unsized--) {
			history.addFirst(new ImageState.History(Instant.EPOCH, "", "", false));
		}
		return history;
	}

	/**
	 * Makes an image of layers that are there.
	 * @param state what it is to be
	 * @param name what it is called on the daemon
	 * @return the image as the daemon has it
	 */
	ImageState make(ImageState state, RealImage name) throws IOException {
		byte[] config = JsonMapper.shared().writeValueAsBytes(config(state));
		String file = HexFormat.of().formatHex(sha256(config)) + ".json";
		ArrayNode manifest = JSON.arrayNode();
		ObjectNode entry = manifest.addObject().put("Config", file);
		entry.putArray("RepoTags").add(name.toString());
		ArrayNode layers = entry.putArray("Layers");
		state.layers().forEach((layer) -> layers.add(layer.replace(':', '-') + "/layer.tar"));
		load(Map.of(file, config, "manifest.json", JsonMapper.shared().writeValueAsBytes(manifest)));
		JsonNode said = this.engine.daemon().get(this.version, Target.of("/images/" + name + "/json"));
		return state.as(said.path("Id").asString(""));
	}

	private static ObjectNode config(ImageState state) {
		ObjectNode config = JSON.objectNode()
			.put("architecture", state.architecture())
			.put("os", "linux")
			.put("created", Instant.now().toString());
		if (!state.author().isEmpty()) {
			config.put("author", state.author());
		}
		config.set("config", state.config().deepCopy().put("Image", state.id()));
		ObjectNode files = config.putObject("rootfs").put("type", "layers");
		ArrayNode layers = files.putArray("diff_ids");
		state.layers().forEach(layers::add);
		ArrayNode history = config.putArray("history");
		for (ImageState.History step : state.history()) {
			ObjectNode told = history.addObject()
				.put("created", step.created().toString())
				.put("created_by", step.createdBy());
			if (!step.comment().isEmpty()) {
				told.put("comment", step.comment());
			}
			if (step.empty()) {
				told.put("empty_layer", true);
			}
		}
		return config;
	}

	private void load(Map<String, byte[]> files) throws IOException {
		UpstreamRequest request = new UpstreamRequest("POST", "/v" + this.version + "/images/load?quiet=1",
				Map.of("Content-Type", "application/x-tar"), new UpstreamBody.Stream((out) -> writeArchive(files, out)),
				false);
		try (UpstreamResponse answer = this.engine.daemon().open(request)) {
			String said = new String(answer.body().readNBytes(64 * 1024), StandardCharsets.UTF_8);
			for (String line : said.lines().filter((text) -> !text.isBlank()).toList()) {
				JsonNode error = JsonMapper.shared().readTree(line).path("error");
				if (error.isString()) {
					throw new Refusal(500, this.engine.names().ownText(error.stringValue()));
				}
			}
		}
	}

	private static void writeArchive(Map<String, byte[]> files, OutputStream out) throws IOException {
		TarTarget tar = new TarTarget(out);
		TarItem.Attributes attributes = new TarItem.Attributes(FILE_MODE, 0, 0, Instant.EPOCH);
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			tar.write(new TarItem.RegularFile(file.getKey(), attributes, file.getValue().length),
					new ByteArrayInputStream(file.getValue()));
		}
		tar.finish();
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
