package dev.quayside.engine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

	@Bean
	Upstream upstream(EngineProperties properties) {
		return new UnixUpstream(properties.dockerSocket(), properties.dockerPatience());
	}

}
