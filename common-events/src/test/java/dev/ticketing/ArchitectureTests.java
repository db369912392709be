package dev.ticketing;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.ticketing", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule contractsNeedTheJdkOnly = classes().that()
		.resideInAPackage("dev.ticketing.events")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("java..", "org.jspecify.annotations", "dev.ticketing.events");

	@ArchTest
	static final ArchRule messagingKnowsNoWebAndNoSessions = noClasses().that()
		.resideInAPackage("dev.ticketing.messaging")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("dev.ticketing.security", "dev.ticketing.web", "org.springframework.web..",
				"org.springframework.security..", "jakarta.servlet..");

	@ArchTest
	static final ArchRule securityAndWebKnowNoMessaging = noClasses().that()
		.resideInAnyPackage("dev.ticketing.security", "dev.ticketing.web")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("dev.ticketing.messaging", "dev.ticketing.events", "io.nats..");

	@ArchTest
	static final ArchRule partsHaveNoCycles = slices().matching("dev.ticketing.(*)..").should().beFreeOfCycles();

}
