package dev.quayside.terminal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages as binary frames: a byte for the type, then bytes or JSON. Safe for use by
 * several threads.
 */
final class MessageCodec {

	/** The type of a frame with output. */
	static final byte OUTPUT = '0';

	/** How many bytes of input one frame may hold. */
	static final int MOST_INPUT = 64 * 1024;

	/** How long a frame of a browser may be. */
	static final int LONGEST_FRAME = 1 + MOST_INPUT;

	private static final int LONGEST_JSON = 1024;

	private final JsonMapper json = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
				DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.build();

	/**
	 * Reads a frame.
	 * @param frame the frame
	 * @return what the browser says
	 * @throws MalformedMessageException if it does not say anything
	 */
	Message.FromBrowser decode(byte[] frame) {
		if (frame.length == 0) {
			throw new MalformedMessageException("An empty frame");
		}
		return switch (frame[0]) {
			case '0' -> input(frame);
			case '1' -> {
				SizeJson size = read(frame, SizeJson.class);
				yield new Message.Resize(size(size.cols(), size.rows()));
			}
			case '2' -> new Message.Drawn(seq(read(frame, DrawnJson.class).seq()));
			case '3' -> {
				HelloJson hello = read(frame, HelloJson.class);
				Long wanted = hello.seq();
				String page = hello.page();
				yield new Message.Hello(size(hello.cols(), hello.rows()), (wanted != null) ? seq(wanted) : null,
						(page != null) ? PageId.parse(page) : PageId.NONE);
			}
			case '4' -> new Message.Ping(read(frame, PingJson.class).at());
			default -> throw new MalformedMessageException("A frame of an unknown type");
		};
	}

	private static Message.Input input(byte[] frame) {
		if (frame.length > LONGEST_FRAME) {
			throw new MalformedMessageException("More than 64 KiB of input in a frame");
		}
		byte[] bytes = new byte[frame.length - 1];
		System.arraycopy(frame, 1, bytes, 0, bytes.length);
		return new Message.Input(bytes);
	}

	private <T> T read(byte[] frame, Class<T> type) {
		if (frame.length > LONGEST_JSON) {
			throw new MalformedMessageException("More than 1 KiB of JSON in a frame");
		}
		try {
			T value = this.json.readValue(frame, 1, frame.length - 1, type);
			if (value != null) {
				return value;
			}
		}
		catch (JacksonException _) {
			// said below, in words that hold nothing of what was sent
		}
		throw new MalformedMessageException("A frame whose JSON cannot be read");
	}

	private static Size size(int cols, int rows) {
		try {
			return new Size(cols, rows);
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedMessageException("A size out of bounds");
		}
	}

	private static long seq(long seq) {
		if (seq < 0) {
			throw new MalformedMessageException("A negative number of a byte");
		}
		return seq;
	}

	/**
	 * Writes a frame.
	 * @param message what the terminal says
	 * @return the frame
	 */
	byte[] encode(Message.ToBrowser message) {
		return switch (message) {
			case Message.Output output -> ByteBuffer.allocate(1 + Long.BYTES + output.bytes().length)
				.put(OUTPUT)
				.putLong(output.seq())
				.put(output.bytes())
				.array();
			case Message.Ready ready -> event("ready", Map.of("taken", ready.taken(), "held", ready.held(), "doubt",
					List.of(ready.doubt().from(), ready.doubt().to()), "seq", ready.seq()));
			case Message.Pong pong -> event("pong", Map.of("at", pong.at()));
			case Message.Reset reset -> event("reset", Map.of("seq", reset.seq(), "modes", reset.modes()));
			case Message.Taken taken -> event("input", Map.of("taken", taken.taken()));
			case Message.Fitted fitted ->
				event("size", Map.of("cols", fitted.size().cols(), "rows", fitted.size().rows()));
			case Message.Exited exited -> event("exited", Map.of("code", exited.code()));
			case Message.Ending ending -> event("ending", Map.of("reason", ending.reason()));
		};
	}

	private byte[] event(String type, Map<String, Object> values) {
		Map<String, Object> event = new TreeMap<>(values);
		event.put("type", type);
		byte[] text = this.json.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(1 + text.length).put((byte) '1').put(text).array();
	}

	private record SizeJson(@JsonProperty(required = true) int cols, @JsonProperty(required = true) int rows) {
	}

	private record DrawnJson(@JsonProperty(required = true) long seq) {
	}

	private record HelloJson(@JsonProperty(required = true) int cols, @JsonProperty(required = true) int rows,
			@Nullable Long seq, @Nullable String page) {
	}

	private record PingJson(@JsonProperty(required = true) long at) {
	}

}
