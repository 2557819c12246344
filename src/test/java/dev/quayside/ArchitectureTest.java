package dev.quayside;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

	@Test
	void partsHaveNoCyclesAndUseOnlyEachOthersOpenTypes() {
		ApplicationModules.of(QuaysideApplication.class).verify();
	}

	/** A stream of it that nobody closes keeps a connection of the pool for ever. */
	@Test
	void whatIsReadFromTheDatabaseIsReadAtOnce() {
		JavaClasses ours = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.quayside");
		ArchRuleDefinition.noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream").check(ours);
	}

}
