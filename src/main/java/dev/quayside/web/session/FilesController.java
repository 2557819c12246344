package dev.quayside.web.session;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import dev.quayside.gateway.SessionId;
import dev.quayside.session.HomeFiles;
import dev.quayside.session.HomePath;
import dev.quayside.session.SessionSecret;
import dev.quayside.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The files in the home of the caller's session. They are passed on as they come and go,
 * and are never kept in memory.
 */
@RestController
@RequestMapping("/api/session/files")
class FilesController {

	private final Sessions sessions;

	private final HomeFiles files;

	FilesController(Sessions sessions, HomeFiles files) {
		this.sessions = sessions;
		this.files = files;
	}

	@PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	FileView bring(@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie,
			@RequestParam String name, @RequestParam(defaultValue = "false") boolean replace,
			HttpServletRequest request) throws IOException {
		SessionId session = require(cookie);
		long size = request.getContentLengthLong();
		if (size < 0) {
			throw new ResponseStatusException(HttpStatus.LENGTH_REQUIRED, "Send the file with its length.");
		}
		HomePath path = HomePath.name(name).orElseThrow(() -> unreadable("name"));
		this.files.bring(session, path, replace, size, request.getInputStream());
		return new FileView(path.toString(), size);
	}

	/** A file comes as bytes to be saved, whatever it holds: no page is made of it. */
	@GetMapping
	void read(@CookieValue(name = SessionSecret.COOKIE, required = false) @Nullable String cookie,
			@RequestParam String path, HttpServletResponse response) throws IOException {
		SessionId session = require(cookie);
		HomePath wanted = HomePath.parse(path).orElseThrow(() -> unreadable("path"));
		this.files.read(session, wanted, (size) -> {
			response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
			response.setContentLengthLong(size);
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(wanted.fileName(), StandardCharsets.UTF_8)
						.build()
						.toString());
			return output(response);
		});
	}

	private static OutputStream output(HttpServletResponse response) {
		try {
			return response.getOutputStream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private SessionId require(@Nullable String cookie) {
		return SessionSecret.parse(cookie).flatMap(this.sessions::find).orElseThrow(NotFoundException::session).id();
	}

	private static ResponseStatusException unreadable(String what) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST,
				"The " + what + " is none of a file in the home: no '..', no control characters.");
	}

	/**
	 * A file as the API shows it.
	 *
	 * @param path where it is, from the home
	 * @param size how many bytes it has
	 */
	record FileView(String path, long size) {
	}

}
