package dev.quayside;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import dev.quayside.capacity.Finding;
import dev.quayside.capacity.WorkshopCheck;
import dev.quayside.engine.Engine;
import dev.quayside.gateway.ImageCatalogue;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionDisk;
import dev.quayside.session.SessionCensus;
import dev.quayside.session.SessionTerminals;
import dev.quayside.session.Sessions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.unit.DataSize;

/**
 * Says, by measuring a few sessions of a server of its own, whether so many learners fit
 * on this machine: a line for each thing that they need, for {@code ./quayside doctor}.
 */
@EnableAutoConfiguration
@ComponentScan({ "dev.quayside.engine", "dev.quayside.gateway", "dev.quayside.session" })
@ConfigurationPropertiesScan({ "dev.quayside.engine", "dev.quayside.gateway", "dev.quayside.session" })
class MeasureWorkshop {

	/** The first argument of the command line that asks for it; the number follows. */
	static final String COMMAND = "measure-workshop";

	@Bean
	ImageCatalogue imageCatalogue() {
		return () -> Set.of("alpine");
	}

	@Bean
	WorkshopCheck workshopCheck(Sessions sessions, SessionTerminals terminals, Engine engine, SessionDisk disk,
			InstanceId instance, SessionCensus census, @Value("${quayside.data:/var/lib/quayside}") Path data,
			@Value("${quayside.gateway.network-pool:10.200.0.0/14}") String pool,
			@Value("${quayside.bounds.written:1GB}") DataSize written,
			@Value("${quayside.gateway.image-bytes:512MB}") DataSize images) {
		int bits = Integer.parseInt(pool.substring(pool.indexOf('/') + 1));
		return new WorkshopCheck(sessions, terminals, engine, disk, instance, census,
				new WorkshopCheck.Setting(data, 1L << (32 - bits), written.toBytes(), images.toBytes()));
	}

	static void run(String[] arguments) {
		String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
		try (ConfigurableApplicationContext server = new SpringApplicationBuilder(MeasureWorkshop.class)
			.web(WebApplicationType.NONE)
			.run(options)) {
			// For the script that asked, and so for no log.
			server.getBean(WorkshopCheck.class)
				.run(Integer.parseInt(arguments[0]))
				.stream()
				.map(Finding::line)
				.forEach(System.out::println);
		}
	}

}
