package dev.ticketing.systemtests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of a class on a platform, which they get as a parameter. Classes that
 * want the same one share it; at the end of each, the books must balance.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(PlatformExtension.class)
@interface OnPlatform {

	/**
	 * Which MongoDB.
	 */
	Store store() default Store.BEST;

	/**
	 * How many instances of each service.
	 */
	int instances() default 1;

	/**
	 * How long an order holds its admissions, in seconds.
	 */
	int hold() default 900;

	/**
	 * What services are told besides: {@code NAME=value} each, by names that begin with
	 * the name of the service.
	 */
	String[] settings() default {};

	/**
	 * Where the data is kept.
	 */
	enum Store {

		/** What {@code ./dev} takes by itself: a mongod if there is one on PATH. */
		BEST,
		/** The one that needs nothing. */
		EMBEDDED

	}

}
