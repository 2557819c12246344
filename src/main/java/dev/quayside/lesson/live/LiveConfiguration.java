package dev.quayside.lesson.live;

import dev.quayside.lesson.LessonProperties;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Offers the catalogue of lessons, and its changes, to the other parts.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("quayside.content-reload")
class LiveConfiguration {

	@Bean
	LiveContent liveContent(LessonProperties properties) {
		return LiveContent.open(properties.folder());
	}

}
