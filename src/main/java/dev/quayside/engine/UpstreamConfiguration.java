package dev.quayside.engine;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

	@Bean
	Upstream upstream(EngineProperties properties, MeterRegistry registry) {
		return new TimedUpstream(new UnixUpstream(properties.dockerSocket(), properties.dockerPatience()), registry);
	}

}
