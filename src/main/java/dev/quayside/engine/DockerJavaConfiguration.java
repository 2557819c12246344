package dev.quayside.engine;

import java.net.URI;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DockerJavaConfiguration {

	private static final int CONNECTIONS = 64;

	/** As for what changes something: what moves files goes another way. */
	private static final int ACT = 3;

	/**
	 * The API version stays unset: a fixed one is too new for Docker 20.10 (at most 1.41)
	 * or too old for 29 (at least 1.44).
	 */
	@Bean(destroyMethod = "close")
	DockerClient dockerClient(EngineProperties properties) {
		URI host = URI.create("unix://" + properties.dockerSocket());
		DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
			.withDockerHost(host.toString())
			.withDockerTlsVerify(false)
			.build();
		return DockerClientImpl.getInstance(config,
				new ZerodepDockerHttpClient.Builder().dockerHost(host)
					.maxConnections(CONNECTIONS)
					.responseTimeout(properties.dockerPatience().multipliedBy(ACT))
					.build());
	}

}
