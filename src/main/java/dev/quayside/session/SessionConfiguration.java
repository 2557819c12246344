package dev.quayside.session;

import javax.sql.DataSource;
import dev.quayside.gateway.InstanceId;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SessionConfiguration {

	@Bean
	DataFolder dataFolder(DataProperties properties) {
		return DataFolder.open(properties.data());
	}

	@Bean
	InstanceId instanceId(DataFolder folder) {
		return folder.instance();
	}

	@Bean
	static LockBeforeDatabase lockBeforeDatabase() {
		return new LockBeforeDatabase();
	}

	/** The database lies in the data folder: no server opens it without the lock. */
	static final class LockBeforeDatabase extends AbstractDependsOnBeanFactoryPostProcessor {

		LockBeforeDatabase() {
			super(DataSource.class, DataFolder.class);
		}

	}

}
