package dev.quayside.lesson.content;

import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.LessonProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Offers the catalogue of lessons to the other parts.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "quayside.content-reload", havingValue = false, matchIfMissing = true)
class ContentConfiguration {

	@Bean
	LessonCatalogue lessonCatalogue(LessonProperties properties) {
		return ContentReader.read(properties.folder());
	}

}
