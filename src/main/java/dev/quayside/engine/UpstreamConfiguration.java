package dev.quayside.engine;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

	@Bean
	Upstream upstream(@Value("${quayside.docker-socket:/var/run/docker.sock}") Path socket) {
		return new UnixUpstream(socket);
	}

}
