package dev.quayside.testing;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps what other tests configure out of the real server, whose scan of its packages
 * would find it on the class path.
 */
final class NoTestConfiguration extends TypeExcludeFilter {

	@Override
	public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
		return reader.getAnnotationMetadata().isAnnotated(TestConfiguration.class.getName())
				|| reader.getAnnotationMetadata().isAnnotated(TestComponent.class.getName());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof NoTestConfiguration;
	}

	@Override
	public int hashCode() {
		return NoTestConfiguration.class.hashCode();
	}

}
