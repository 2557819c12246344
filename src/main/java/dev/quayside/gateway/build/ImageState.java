package dev.quayside.gateway.build;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an image is made of: all that a build needs to make the next one of it.
 *
 * @param id {@code sha256:} and 64 hexadecimal digits, empty for scratch
 * @param config what its containers take over; not to be changed
 * @param layers the digests of its layers, the lowest first
 * @param history the oldest first
 * @param author who made it, perhaps empty
 * @param architecture of its programs
 * @param size of its layers in bytes
 */
public record ImageState(String id, ObjectNode config, List<String> layers, List<History> history, String author,
		String architecture, long size) {

	/** Nothing at all. */
	public static final ImageState SCRATCH = new ImageState("", JsonNodeFactory.instance.objectNode(), List.of(),
			List.of(), "", "amd64", 0);

	public ImageState {
		layers = List.copyOf(layers);
		history = List.copyOf(history);
	}

	/**
	 * The first digits of the id, as Docker shows them.
	 * @return twelve digits, or nothing for scratch
	 */
	public String shortId() {
		return this.id.isEmpty() ? "" : this.id.substring("sha256:".length()).substring(0, 12);
	}

	/**
	 * The same with another configuration.
	 * @param newConfig what its containers take over
	 * @return the state
	 */
	public ImageState with(ObjectNode newConfig) {
		return new ImageState(this.id, newConfig, this.layers, this.history, this.author, this.architecture, this.size);
	}

	ImageState by(String newAuthor) {
		return new ImageState(this.id, this.config, this.layers, this.history, newAuthor, this.architecture, this.size);
	}

	ImageState after(String createdBy) {
		List<History> longer = new ArrayList<>(this.history);
		longer.add(new History(Instant.ofEpochSecond(Instant.now().getEpochSecond()), createdBy, "", true));
		return new ImageState(this.id, this.config, this.layers, longer, this.author, this.architecture, this.size);
	}

	/**
	 * The same with the layers that its last step left: a step that changed no file left
	 * none.
	 * @param newLayers the lowest first
	 * @param newSize of them in bytes
	 * @param before the image that the step began with
	 * @return the state
	 */
	public ImageState on(List<String> newLayers, long newSize, ImageState before) {
		List<History> told = new ArrayList<>(this.history);
		History last = told.removeLast();
		told.add(new History(last.created(), last.createdBy(), last.comment(),
				newLayers.size() == before.layers().size()));
		return new ImageState(this.id, this.config, newLayers, told, this.author, this.architecture, newSize);
	}

	/**
	 * The same under the id that the daemon gave it.
	 * @param newId with its algorithm
	 * @return the state
	 */
	public ImageState as(String newId) {
		return new ImageState(newId, this.config, this.layers, this.history, this.author, this.architecture, this.size);
	}

	/**
	 * How an image came about, a step.
	 *
	 * @param created when
	 * @param createdBy by what
	 * @param comment perhaps empty
	 * @param empty whether the step added no layer
	 */
	public record History(Instant created, String createdBy, String comment, boolean empty) {

	}

}
