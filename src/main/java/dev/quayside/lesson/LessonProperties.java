package dev.quayside.lesson;

import java.nio.file.Path;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the lessons are.
 *
 * @param content the folder of the courses, absolute or relative to the working folder. A
 * string, for Spring's own conversion to a path would look on the class path first.
 * @param contentReload whether changes of the content are shown as they are made, with
 * the faults in it, to everyone who has the lesson open
 */
@ConfigurationProperties("quayside")
@Validated
public record LessonProperties(
		@NotBlank(message = "must name the folder of the courses") @DefaultValue("content") String content,
		@DefaultValue("false") boolean contentReload) {

	/**
	 * The folder of the courses.
	 * @return the folder, which may not exist
	 */
	public Path folder() {
		return Path.of(this.content);
	}

}
