package dev.quayside.session;

import javax.sql.DataSource;
import dev.quayside.gateway.InstanceId;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SessionConfiguration {

	/** More than there are things that are done now and then: none waits for another. */
	private static final int SCHEDULED = 16;

	@Bean
	DataFolder dataFolder(DataProperties properties) {
		return DataFolder.open(properties.data());
	}

	@Bean
	InstanceId instanceId(DataFolder folder) {
		return folder.instance();
	}

	/** What ends sessions may take a while, and the disk is looked at meanwhile. */
	@Bean
	ThreadPoolTaskScheduler taskScheduler() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setThreadFactory(Thread.ofVirtual().name("scheduled-", 0).factory());
		scheduler.setPoolSize(SCHEDULED);
		return scheduler;
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
