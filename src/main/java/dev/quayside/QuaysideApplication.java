package dev.quayside;

import java.util.Arrays;
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
		if (args.length > 0 && args[0].equals(EndSessions.COMMAND)) {
			EndSessions.run(Arrays.copyOfRange(args, 1, args.length));
			return;
		}
		if (args.length > 0 && args[0].equals(NewOperatorPassword.COMMAND)) {
			NewOperatorPassword.run(Arrays.copyOfRange(args, 1, args.length));
			return;
		}
		if (args.length > 0 && args[0].equals(TryLessons.COMMAND)) {
			System.exit(TryLessons.run(Arrays.copyOfRange(args, 1, args.length)));
		}
		SpringApplication.run(QuaysideApplication.class, args);
	}

}
