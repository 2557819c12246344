package dev.quayside.web.security;

import java.io.IOException;

import dev.quayside.web.error.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are larger than anything a page sends, before they are read. Files
 * on their way into a home may be larger than the rest.
 */
class SmallBodyFilter extends OncePerRequestFilter {

	private static final int LARGEST = 16 * 1024; // bytes

	private static final String FILES = "/api/session/files";

	private final DataSize largestFile;

	SmallBodyFilter(DataSize largestFile) {
		this.largestFile = largestFile;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
			Refusal.of(HttpStatus.LENGTH_REQUIRED, "Send the body with its length, not in chunks.")
				.send(request, response);
		}
		else if (request.getRequestURI().equals(FILES)) {
			if (request.getContentLengthLong() > this.largestFile.toBytes()) {
				Refusal
					.of(HttpStatus.CONTENT_TOO_LARGE,
							"The file has more than the " + this.largestFile.toMegabytes()
									+ " MB that a file may have here; split or pack it.")
					.send(request, response);
			}
			else {
				chain.doFilter(request, response);
			}
		}
		else if (request.getContentLengthLong() > LARGEST) {
			Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 16 KiB, which nothing here needs.")
				.send(request, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
