package dev.quayside.operator;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the operator's password is kept.
 *
 * @param data the absolute path of the data folder
 */
@ConfigurationProperties("quayside")
record OperatorProperties(@DefaultValue("/var/lib/quayside") Path data) {

}
