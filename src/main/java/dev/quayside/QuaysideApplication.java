package dev.quayside;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the Quayside server, or does the one thing that the first argument names.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class QuaysideApplication {

	static void main(String[] args) {
		String[] rest = (args.length > 0) ? Arrays.copyOfRange(args, 1, args.length) : args;
		switch ((args.length > 0) ? args[0] : "") {
			case EndSessions.COMMAND -> EndSessions.run(rest);
			case MeasureWorkshop.COMMAND -> MeasureWorkshop.run(rest);
			case NewOperatorPassword.COMMAND -> NewOperatorPassword.run(rest);
			case TryLessons.COMMAND -> System.exit(TryLessons.run(rest));
			default -> SpringApplication.run(QuaysideApplication.class, args);
		}
	}

}
