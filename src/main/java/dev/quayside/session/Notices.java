package dev.quayside.session;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import dev.quayside.engine.DaemonChanged;
import dev.quayside.engine.DaemonWatch;
import dev.quayside.gateway.DiskNotice;
import dev.quayside.gateway.DiskShortage;
import dev.quayside.gateway.SessionDisk;
import dev.quayside.gateway.SessionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What learners have to know of their sessions, as long as it is so. Whoever shows it is
 * told of changes by {@link NoticesChanged}. Safe for use by several threads.
 */
@Component
public class Notices {

	private static final Notice AWAY = new Notice(Notice.Kind.DAEMON,
			"The Docker engine of this server does not answer at the moment. Your session waits for it and comes back "
					+ "by itself; nothing is lost.");

	private static final Notice SHORTAGE = new Notice(Notice.Kind.DISK,
			"The disk of this playground is nearly full: what writes much is stopped, and nothing new can be made until "
					+ "there is room. Remove files, containers or volumes that you do not need, or tell who runs it.");

	private final Map<SessionId, Map<Notice.Kind, Notice>> sessions = new ConcurrentHashMap<>();

	private final DaemonWatch daemon;

	private final SessionDisk disk;

	private final ApplicationEventPublisher events;

	Notices(DaemonWatch daemon, SessionDisk disk, ApplicationEventPublisher events) {
		this.daemon = daemon;
		this.disk = disk;
		this.events = events;
	}

	/**
	 * What the learner of a session has to know now.
	 * @param session whose
	 * @return the notices, the weightiest first
	 */
	public List<Notice> of(SessionId session) {
		List<Notice> notices = new ArrayList<>();
		if (!this.daemon.answers()) {
			notices.add(AWAY);
		}
		if (this.disk.shortage().isPresent()) {
			notices.add(SHORTAGE);
		}
		notices.addAll(this.sessions.getOrDefault(session, Map.of()).values());
		return List.copyOf(notices);
	}

	/**
	 * Whether the engine of a session can be asked at all.
	 * @return false while the daemon does not answer
	 */
	public boolean engineAnswers() {
		return this.daemon.answers();
	}

	/**
	 * Sets what a learner has to know of one kind.
	 * @param session whose
	 * @param kind which kind
	 * @param text a sentence, or empty if it is not so any more
	 */
	public void set(SessionId session, Notice.Kind kind, Optional<String> text) {
		Optional<Notice> notice = text.map((sentence) -> new Notice(kind, sentence));
		boolean[] changed = new boolean[1];
		this.sessions.compute(session, (_, known) -> {
			Map<Notice.Kind, Notice> notices = new EnumMap<>(Notice.Kind.class);
			notices.putAll((known != null) ? known : Map.of());
			Optional<Notice> before = Optional.ofNullable(notices.remove(kind));
			notice.ifPresent((now) -> notices.put(kind, now));
			changed[0] = !before.equals(notice);
			return notices.isEmpty() ? null : Map.copyOf(notices);
		});
		if (changed[0]) {
			this.events.publishEvent(new NoticesChanged(session));
		}
	}

	@EventListener
	void diskFills(DiskNotice event) {
		set(event.session(), Notice.Kind.DISK, event.text());
	}

	@EventListener
	void diskIsShort(DiskShortage event) {
		this.events.publishEvent(new NoticesChanged(null));
	}

	@EventListener
	void daemonChanged(DaemonChanged event) {
		this.events.publishEvent(new NoticesChanged(null));
	}

	@EventListener
	void sessionEnds(SessionEnding event) {
		this.sessions.remove(event.session());
	}

}
