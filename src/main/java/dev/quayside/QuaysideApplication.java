package dev.quayside;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the Quayside server.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class QuaysideApplication {

	static void main(String[] args) {
		SpringApplication.run(QuaysideApplication.class, args);
	}

}
