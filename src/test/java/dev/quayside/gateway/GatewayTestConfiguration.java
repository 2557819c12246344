package dev.quayside.gateway;

import dev.quayside.engine.Upstream;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import dev.quayside.gateway.bounds.BoundsProperties;
import dev.quayside.gateway.bounds.ControlGroups;
import dev.quayside.gateway.policy.ArchiveProperties;
import dev.quayside.gateway.policy.BuildProperties;
import dev.quayside.gateway.policy.GatewayProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import javax.sql.DataSource;

/**
 * The gateway alone, on the real daemon.
 */
@ComponentScan(basePackages = "dev.quayside.gateway")
@EnableConfigurationProperties({ GatewayProperties.class, ArchiveProperties.class, BuildProperties.class,
		BoundsProperties.class })
class GatewayTestConfiguration {

	@Bean
	RecordingUpstream upstream() {
		return new RecordingUpstream(TestedDaemon.socket());
	}

	@Bean
	ImageCatalogue catalogue() {
		return () -> Set.of("alpine", "hello-world");
	}

	@Bean
	SessionActivity activity() {
		return (session) -> {
		};
	}

	/** In a server those who close a session close its group, too. */
	@Bean
	DisposableBean leavesNoGroups(ControlGroups groups) {
		return () -> groups.sessions().forEach(groups::close);
	}

	@Bean
	InstanceId instance() {
		return new InstanceId("gateway-test");
	}

	@Bean
	DataSource dataSource() {
		return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
			.generateUniqueName(true)
			.addScript("classpath:db/migration/V2__pulled_images.sql")
			.addScript("classpath:db/migration/V3__made_images.sql")
			.addScript("classpath:db/migration/V4__build_steps.sql")
			.addScript("classpath:db/migration/V31__gateway_sessions.sql")
			.addScript("classpath:db/migration/V32__removed_images.sql")
			.build();
	}

	@Bean
	JdbcClient jdbcClient(DataSource dataSource) {
		return JdbcClient.create(dataSource);
	}

}
