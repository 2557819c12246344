package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import dev.quayside.engine.UnixUpstream;
import dev.quayside.engine.Upstream;
import dev.quayside.gateway.DiskNotice;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.daemon.Daemon;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * When sessions are measured, and what becomes of a pass that fails.
 */
class DiskPassesTest {

	private static final Upstream DAEMON = new UnixUpstream(Docker.RAW);

	private final List<Object> events = new ArrayList<>();

	private boolean broken;

	private int failed;

	@Test
	void passesThatFailAreToldOnceAndOnceMoreWhenTheyWorkAgain() {
		FailedPasses failures = new FailedPasses();
		IOException ex = new IOException("silent");
		for (int i = 1; i < FailedPasses.MANY; i++) {
			assertThat(failures.add(ex)).isEmpty();
		}
		assertThat(failures.add(ex)).get(STRING).contains("none is stopped that writes too much (silent)");
		assertThat(failures.add(ex)).isEmpty();
		assertThat(failures.end()).isTrue();
		assertThat(failures.add(ex)).isEmpty();
		assertThat(failures.end()).isFalse();
	}

	@Test
	void whatWasWrittenBeforeAPassThatFailedIsMeasuredByTheNext() {
		try (RawSession session = new RawSession()) {
			DiskBounds bounds = bounds(session);
			bounds.look();
			String container = session.run("alpine", "sleep", "1000");
			RawSession.succeed("exec", container, "dd", "if=/dev/zero", "of=/file", "bs=1M", "count=200");
			this.broken = true;
			while (this.failed == 0) {
				bounds.look();
			}
			this.broken = false;
			bounds.look();
			assertThat(this.events).singleElement()
				.isInstanceOfSatisfying(DiskNotice.class,
						(notice) -> assertThat(notice.session()).isEqualTo(session.id()));
		}
	}

	@Test
	void aSlowPassIsFollowedByARestUnlessAWriterThatIsNearlyFullGoesOn() {
		long took = Duration.ofSeconds(2).toNanos();
		assertThat(DiskBounds.rest(took, false)).isEqualTo(5 * took);
		assertThat(DiskBounds.rest(took, true)).isLessThan(took);
	}

	@Test
	void onlyWhoHasWrittenMoreThanBeforeGoesOn() {
		SessionId session = SessionId.random();
		Usage before = usage(session, new Written(100, 10));
		assertThat(usage(session, new Written(100, 10)).hasGrown(Set.of(session), before)).isFalse();
		assertThat(usage(session, new Written(90, 9)).hasGrown(Set.of(session), before)).isFalse();
		assertThat(usage(session, new Written(100, 11)).hasGrown(Set.of(session), before)).isTrue();
		assertThat(usage(session, new Written(101, 9)).hasGrown(Set.of(session), before)).isTrue();
		assertThat(usage(session, new Written(101, 11)).hasGrown(Set.of(SessionId.random()), before)).isFalse();
	}

	private static Usage usage(SessionId session, Written written) {
		return new Usage(Map.of("place", new Usage.Place(session, written)), List.of());
	}

	private DiskBounds bounds(RawSession session) {
		BoundsProperties properties = new BoundsProperties(DataSize.ofGigabytes(1), 1, 100, DataSize.ofBytes(0), 0, 0,
				Duration.ofSeconds(1), DataSize.ofMegabytes(40), 2000, DataSize.ofBytes(1), Duration.ofMillis(1));
		return new DiskBounds(new Daemon((request) -> {
			if (this.broken && request.target().contains("/volumes")) {
				this.failed++;
				throw new IOException("broken");
			}
			return DAEMON.send(request);
		}), session.instance(), properties, this.events::add);
	}

}
