package dev.quayside;

import dev.quayside.gateway.ImageCatalogue;
import dev.quayside.lesson.LessonCatalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What one part must learn of another that it may not know.
 */
@Configuration(proxyBeanMethods = false)
class QuaysideWiring {

	@Bean
	ImageCatalogue imageCatalogue(LessonCatalogue lessons) {
		return lessons::images;
	}

}
