package dev.quayside.lesson.content;

import java.time.Duration;

import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.LessonProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Offers the catalogue of lessons to the other parts.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "quayside.content-reload", havingValue = false, matchIfMissing = true)
class ContentConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(ContentConfiguration.class);

	@Bean
	LessonCatalogue lessonCatalogue(LessonProperties properties) {
		long began = System.nanoTime();
		LessonCatalogue lessons = ContentReader.read(properties.folder());
		logger.info("Read {} lessons in {} ms",
				lessons.courses().stream().mapToInt((one) -> one.lessons().size()).sum(),
				Duration.ofNanos(System.nanoTime() - began).toMillis());
		return lessons;
	}

}
