package dev.quayside.lesson.content;

import java.nio.file.Path;

import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.LessonProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class ContentStartTest {

	@TempDir
	Path root;

	@Test
	void goodContentIsOfferedToTheOtherParts() {
		new ContentFolder(this.root).lesson("Text.");
		try (ConfigurableApplicationContext context = start(this.root)) {
			assertThat(context.getBean(LessonCatalogue.class).lesson("course", "one")).isPresent();
		}
	}

	@Test
	void brokenContentEndsTheStartWithEveryFaultAndNoStackTrace(CapturedOutput output) {
		new ContentFolder(this.root).lesson("```.term9\n```\n\n[x](nowhere)");
		assertThatExceptionOfType(BeanCreationException.class).isThrownBy(() -> start(this.root).close());
		assertThat(output).contains("APPLICATION FAILED TO START",
				"01-one.md:10: a fence is marked .term9, which is no terminal; write .term1 or .term2, or nothing\n",
				"01-one.md:13: a link leads to nowhere, which is no lesson of this course; ")
			.doesNotContain("\tat ");
	}

	@Test
	void aMissingFolderEndsTheStartWithOneSentence(CapturedOutput output) {
		assertThatExceptionOfType(BeanCreationException.class)
			.isThrownBy(() -> start(this.root.resolve("none")).close());
		assertThat(output)
			.contains("none is not there, or is not a folder: make it, or name another one with --content.")
			.doesNotContain("\tat ");
	}

	private static ConfigurableApplicationContext start(Path content) {
		SpringApplication application = new SpringApplication(Lessons.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run("--quayside.content=" + content, "--spring.main.keep-alive=false");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(LessonProperties.class)
	@Import(ContentConfiguration.class)
	static class Lessons {

	}

}
