package dev.ticketing.local.stripe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One call of the API, taken off the wire.
 *
 * @param idempotencyKey the caller's key, which makes a repetition harmless
 * @param host where the caller reached the simulator
 * @param fails whether the answer is a failure though the call is executed
 */
record Request(String method, String path, Form form, @Nullable String idempotencyKey, String host, boolean fails) {

	/** A change that nobody has asked for over the API. */
	static final Request INTERNAL = new Request("POST", "", new Form(Map.of()), null);

	Request(String method, String path, Form form, @Nullable String idempotencyKey) {
		this(method, path, form, idempotencyKey, "127.0.0.1", false);
	}

	/** The same, but its answer will be a failure, whatever it does. */
	Request failing() {
		return new Request(this.method, this.path, this.form, this.idempotencyKey, this.host, true);
	}

	/** Equal for calls with the same method, path and parameters. */
	String fingerprint() {
		String text = this.method + " " + this.path + " " + this.form.parameters();
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 15));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
