package dev.quayside;

import java.util.Set;
import dev.quayside.gateway.ImageCatalogue;
import dev.quayside.session.Sessions;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * Ends every session of a data folder and leaves nothing of them on the daemon, also of a
 * server that was killed. Knows neither the web nor the lessons, so that neither can be
 * in the way.
 */
@EnableAutoConfiguration
@ComponentScan({ "dev.quayside.engine", "dev.quayside.gateway", "dev.quayside.session" })
@ConfigurationPropertiesScan({ "dev.quayside.engine", "dev.quayside.gateway", "dev.quayside.session" })
class EndSessions {

	/** The first argument of the command line that asks for it. */
	static final String COMMAND = "end-sessions";

	@Bean
	ImageCatalogue imageCatalogue() {
		return Set::of;
	}

	@Bean
	ApplicationRunner endAll(Sessions sessions) {
		return (_) -> sessions.endAll("The server was shut down.");
	}

	static void run(String[] arguments) {
		new SpringApplicationBuilder(EndSessions.class).web(WebApplicationType.NONE).run(arguments).close();
	}

}
