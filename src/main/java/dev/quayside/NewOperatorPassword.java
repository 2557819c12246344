package dev.quayside;

import java.nio.file.Path;
import dev.quayside.operator.OperatorPassword;

/**
 * Makes a new password for the operator's page and prints it; the server that runs takes
 * it at once.
 */
final class NewOperatorPassword {

	/**
	 * The first argument of the command line that asks for it; the data folder follows.
	 */
	static final String COMMAND = "operator-password";

	private NewOperatorPassword() {
	}

	static void run(String[] arguments) {
		if (arguments.length != 1) {
			throw new IllegalArgumentException("Name the data folder: operator-password /var/lib/quayside");
		}
		// For the person who asked, and so for no log.
		System.out.println(new OperatorPassword(Path.of(arguments[0])).renew());
	}

}
