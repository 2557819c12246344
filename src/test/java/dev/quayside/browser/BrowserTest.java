package dev.quayside.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test in a real browser against the real server and the real daemon. Its methods may
 * ask for one {@link Visit} or more, each of a learner of its own.
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

	/**
	 * What the server is started with, say {@code --quayside.content=DIR}.
	 * @return options
	 */
	String[] options() default {};

	/**
	 * Whether the browser has WebGL, which draws what no element of the page tells of.
	 * @return whether it has
	 */
	boolean webgl() default false;

}
