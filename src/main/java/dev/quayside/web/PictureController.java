package dev.quayside.web;

import java.nio.file.Path;

import dev.quayside.lesson.LessonCatalogue;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The pictures that lessons show. The catalogue alone decides which files these are.
 */
@Controller
class PictureController {

	private final LessonCatalogue catalogue;

	PictureController(LessonCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@GetMapping("/content/{course}/{*picture}")
	ResponseEntity<Resource> picture(@PathVariable String course, @PathVariable String picture) {
		// With its slash, or empty for the folder itself.
		Path file = this.catalogue.picture(course, picture.isEmpty() ? picture : picture.substring(1))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		Resource resource = new FileSystemResource(file);
		return ResponseEntity.ok()
			.contentType(MediaTypeFactory.getMediaType(resource).orElse(MediaType.APPLICATION_OCTET_STREAM))
			.cacheControl(CacheControl.noCache())
			.body(resource);
	}

}
