package dev.quayside.web.live;

import dev.quayside.lesson.ContentChanges;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The changes of a lesson that is being written, with its faults. Not there unless the
 * server is told to look for them.
 */
@RestController
class LiveController {

	private final ObjectProvider<ContentChanges> changes;

	private final LiveStreams streams;

	LiveController(ObjectProvider<ContentChanges> changes, LiveStreams streams) {
		this.changes = changes;
		this.streams = streams;
	}

	@GetMapping(path = "/api/lessons/{course}/{lesson}/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter changes(@PathVariable String course, @PathVariable String lesson, HttpServletResponse response) {
		ContentChanges looked = this.changes.getIfAvailable();
		if (looked == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND,
					"This server does not look for changes; start it with --content.");
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return this.streams.open(looked, course, lesson);
	}

}
