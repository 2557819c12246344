package dev.quayside.lesson.content;

import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.LessonProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Offers the catalogue of lessons to the other parts.
 */
@Configuration(proxyBeanMethods = false)
class ContentConfiguration {

	@Bean
	LessonCatalogue lessonCatalogue(LessonProperties properties) {
		return ContentReader.read(properties.folder());
	}

}
