package dev.ticketing.auth.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes of passwords: Argon2id with 19 MiB, two passes and one lane, which is OWASP's
 * minimum (Password Storage Cheat Sheet). Stored hashes name their encoder and its
 * parameters, so that both can change.
 */
@Component
final class PasswordHashing {

	private static final String ENCODER = "argon2";

	private static final int SALT_BYTES = 16;

	private static final int HASH_BYTES = 32;

	private static final int LANES = 1;

	private static final int MEMORY_KIB = 19 * 1024;

	private static final int PASSES = 2;

	private final PasswordEncoder encoder = new DelegatingPasswordEncoder(ENCODER,
			Map.of(ENCODER, new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES)));

	private final String nobodys = "{%s}$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(ENCODER, MEMORY_KIB, PASSES,
			LANES, random(SALT_BYTES), random(HASH_BYTES));

	String hash(Password password) {
		return String.valueOf(this.encoder.encode(password.text()));
	}

	boolean matches(Password password, String hash) {
		return this.encoder.matches(password.text(), hash);
	}

	/**
	 * Whether a hash was made by less than today's standard.
	 */
	boolean isOutdated(String hash) {
		return this.encoder.upgradeEncoding(hash);
	}

	/**
	 * A hash that no password has, and that takes as long to compare as any other.
	 */
	String nobodys() {
		return this.nobodys;
	}

	private static String random(int length) {
		byte[] bytes = new byte[length];
		new SecureRandom().nextBytes(bytes);
		return Base64.getEncoder().withoutPadding().encodeToString(bytes);
	}

}
