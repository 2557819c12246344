package dev.quayside.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The pages of lessons as they are sent. A page is the same for all who read it, so it is
 * drawn once, at the first request, and again when its lesson changed. Safe for use by
 * several threads.
 */
@Component
class DrawnLessons {

	private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();

	private final ThymeleafViewResolver views;

	private final Assets assets;

	DrawnLessons(ThymeleafViewResolver views, Assets assets) {
		this.views = views;
		this.assets = assets;
	}

	/**
	 * Gives the page of a lesson.
	 * @param page what it shows
	 * @param request from whom it is asked first
	 * @param response to whom
	 * @return the page, drawn
	 */
	Drawn of(LessonPage page, HttpServletRequest request, HttpServletResponse response) throws Exception {
		String address = page.course().id() + "/" + page.lesson().id();
		Drawn known = this.drawn.get(address);
		if (known != null && known.page().equals(page)) {
			return known;
		}
		View view = Objects.requireNonNull(this.views.resolveViewName("lesson", Locale.ENGLISH));
		ContentCachingResponseWrapper taken = new ContentCachingResponseWrapper(response);
		view.render(Map.of("page", page, "assets", this.assets), request, taken);
		Drawn fresh = Drawn.of(page, taken.getContentAsByteArray());
		this.drawn.put(address, fresh);
		return fresh;
	}

	/**
	 * A page as it is sent.
	 *
	 * @param page what it shows
	 * @param plain its HTML in UTF-8
	 * @param zipped the same, compressed (RFC 1952)
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Drawn(LessonPage page, byte[] plain, byte[] zipped) {

		static Drawn of(LessonPage page, byte[] html) throws IOException {
			ByteArrayOutputStream zipped = new ByteArrayOutputStream();
			try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
				out.write(html);
			}
			return new Drawn(page, html, zipped.toByteArray());
		}

	}

}
