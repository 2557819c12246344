package dev.quayside.gateway;

import dev.quayside.gateway.http.ByteCount;
import dev.quayside.gateway.http.Refusal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * Counts what goes through the sockets of all sessions since the server started. Safe for
 * use by several threads.
 */
@Component
public class Traffic implements MeterBinder {

	private final LongAdder requests = new LongAdder();

	private final Map<Reason, LongAdder> refusals;

	private final ByteCount bytes = new ByteCount();

	Traffic() {
		Map<Reason, LongAdder> counters = new EnumMap<>(Reason.class);
		for (Reason reason : Reason.values()) {
			counters.put(reason, new LongAdder());
		}
		this.refusals = Collections.unmodifiableMap(counters);
	}

	void request() {
		this.requests.increment();
	}

	void refused(Refusal refusal) {
		counter(Reason.of(refusal.status())).increment();
	}

	ByteCount bytes() {
		return this.bytes;
	}

	/**
	 * How many requests arrived.
	 * @return the number since the start
	 */
	public long requests() {
		return this.requests.sum();
	}

	/**
	 * How many requests were refused, by the playground or by the daemon behind it.
	 * @return the number since the start
	 */
	public long refusals() {
		return this.refusals.values().stream().mapToLong(LongAdder::sum).sum();
	}

	/**
	 * How many bytes went through, in both directions.
	 * @return the number since the start
	 */
	public long total() {
		return this.bytes.in() + this.bytes.out();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("quayside.gateway.requests", this, Traffic::requests)
			.description("Requests on the sockets of sessions")
			.register(registry);
		for (Reason reason : Reason.values()) {
			FunctionCounter.builder("quayside.gateway.refusals", counter(reason), LongAdder::sum)
				.description("Requests that were refused, by the playground or by the daemon behind it")
				.tag("reason", reason.word)
				.register(registry);
		}
		FunctionCounter.builder("quayside.gateway.bytes", this.bytes, ByteCount::in)
			.description("Bytes on the sockets of sessions")
			.baseUnit("bytes")
			.tag("direction", "in")
			.register(registry);
		FunctionCounter.builder("quayside.gateway.bytes", this.bytes, ByteCount::out)
			.description("Bytes on the sockets of sessions")
			.baseUnit("bytes")
			.tag("direction", "out")
			.register(registry);
	}

	private LongAdder counter(Reason reason) {
		return Objects.requireNonNull(this.refusals.get(reason));
	}

	/** Why a request is refused, as coarse as the status that the client gets. */
	private enum Reason {

		MALFORMED("malformed"), NOT_ALLOWED("not allowed"), UNKNOWN("unknown object"), CONFLICT("conflict"),
		TOO_LARGE("too large"), TOO_SLOW("too slow"), UNAVAILABLE("unavailable"), FAILED("failed"), OTHER("other");

		private final String word;

		Reason(String word) {
			this.word = word;
		}

		static Reason of(int status) {
			return switch (status) {
				case 400, 417 -> MALFORMED;
				case 403, 501 -> NOT_ALLOWED;
				case 404 -> UNKNOWN;
				case 409 -> CONFLICT;
				case 408 -> TOO_SLOW;
				case 413, 431 -> TOO_LARGE;
				case 503 -> UNAVAILABLE;
				case 500 -> FAILED;
				default -> OTHER;
			};
		}

	}

}
