package dev.ticketing.testing;

import java.time.Instant;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.ticketing.events.Event;
import dev.ticketing.messaging.EventSubscriptions;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * How every service is built, as rules that fail its build.
 */
public final class HouseRules {

	private static final Set<String> EMPTY_SUFFIXES = Set.of("Impl", "Util", "Utils", "Helper", "Manager", "Dto", "DTO",
			"Service", "Mapper", "Entity", "Processor");

	@ArchTest
	static final ArchRule namesSayWhatAClassIs = noClasses().should()
		.beAssignableTo(named("a class with an empty suffix",
				(type) -> EMPTY_SUFFIXES.stream().anyMatch(type.getSimpleName()::endsWith)));

	@ArchTest
	static final ArchRule packagesAreFeatures = noClasses().should()
		.resideInAnyPackage("..util..", "..utils..", "..impl..", "..dto..", "..service..", "..config..", "..helper..",
				"..manager..", "..mapper..", "..common..", "..model..", "..controller..", "..repository..");

	@ArchTest
	static final ArchRule doorsAndRepositoriesArePackagePrivate = classes().that()
		.areAnnotatedWith(RestController.class)
		.or()
		.areAssignableTo(EventSubscriptions.class)
		.should()
		.notBePublic()
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule repositoriesArePluralNouns = classes().that()
		.areAssignableTo(Repository.class)
		.should()
		.haveSimpleNameEndingWith("s")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule controllersAreCalledControllers = classes().that()
		.areAnnotatedWith(RestController.class)
		.should()
		.haveSimpleNameEndingWith("Controller")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule subscriptionsStandInOneList = classes().that()
		.implement(EventSubscriptions.class)
		.should()
		.haveSimpleNameEndingWith("Subscriptions")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule contractsAreBuiltInOnePlace = noClasses().that()
		.haveSimpleNameNotEndingWith("Contracts")
		.should()
		.callConstructorWhere(named("builds an event",
				(JavaConstructorCall call) -> call.getTargetOwner().isAssignableTo(Event.class)));

	@ArchTest
	static final ArchRule timeIsInjected = noClasses().should()
		.callMethod(Instant.class, "now")
		.orShould()
		.callMethod(System.class, "currentTimeMillis")
		.orShould()
		.callMethod(Thread.class, "sleep", long.class);

	@ArchTest
	static final ArchRule nothingIsInjectedIntoFields = fields().should()
		.notBeAnnotatedWith(Autowired.class)
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule featuresHaveNoCycles = slices().matching("dev.ticketing.(*).(*)..")
		.should()
		.beFreeOfCycles()
		.allowEmptyShould(true);

	private HouseRules() {
	}

	private static <T> DescribedPredicate<T> named(String description, java.util.function.Predicate<T> predicate) {
		return DescribedPredicate.describe(description, predicate);
	}

	static DescribedPredicate<JavaClass> events() {
		return JavaClass.Predicates.assignableTo(Event.class);
	}

}
