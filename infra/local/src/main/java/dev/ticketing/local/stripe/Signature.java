package dev.ticketing.local.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent to webhooks, as in https://docs.stripe.com/webhooks#verify-manually.
 */
final class Signature {

	private Signature() {
	}

	/**
	 * The header {@code t=…,v1=…}: an HMAC over the time and the very bytes of the body.
	 * @param now seconds since 1970
	 */
	static String of(String body, String secret, long now) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			byte[] sum = mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8));
			return "t=" + now + ",v1=" + HexFormat.of().formatHex(sum);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
