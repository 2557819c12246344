package dev.quayside.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test in a real browser against the real server. Its methods may ask for a
 * {@link Visit}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
@interface BrowserTest {

	/**
	 * What the server is configured with besides its own configuration.
	 * @return configuration classes
	 */
	Class<?>[] with() default {};

}
