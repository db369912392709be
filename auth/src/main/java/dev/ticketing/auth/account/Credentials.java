package dev.ticketing.auth.account;

import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/**
 * What somebody sends to sign up or in. Both bodies look alike; only who signs up is told
 * how long a password must be. Printed, they keep the password to themselves.
 */
sealed interface Credentials {

	String email();

	String password();

	record SignUpRequest(String email, String password) implements Credentials {

		@Override
		public String toString() {
			return "SignUpRequest[" + this.email + "]";
		}

	}

	record SignInRequest(String email, String password) implements Credentials {

		@Override
		public String toString() {
			return "SignInRequest[" + this.email + "]";
		}

	}

	/**
	 * Tells all that is wrong with a body at once, each with its field.
	 */
	final class Rules implements Validator {

		@Override
		public boolean supports(Class<?> type) {
			return Credentials.class.isAssignableFrom(type);
		}

		@Override
		public void validate(Object body, Errors errors) {
			Credentials credentials = (Credentials) body;
			if (credentials.email() == null || !EmailAddress.isOne(credentials.email())) {
				errors.rejectValue("email", "email", EmailAddress.RULE);
			}
			if (credentials.password() == null || credentials.password().isEmpty()) {
				errors.rejectValue("password", "password", "password is needed.");
			}
			else if (body instanceof SignUpRequest && !Password.isOne(credentials.password())) {
				errors.rejectValue("password", "password", Password.RULE);
			}
		}

	}

}
