package dev.ticketing.orders.admission;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.ticketing.orders.OrdersSettings;
import dev.ticketing.security.DevelopmentSecrets;

import org.springframework.stereotype.Component;

/**
 * What proves the right to enter: which admission, sold to which order, signed. A code is
 * 60 characters of {@link Base32}, so its QR code is one of version 3 in the compact
 * alphanumeric mode. It is computed, not stored, and checked without the store; whether
 * the admission is still that order's, only the store knows.
 */
@Component
public class AdmissionCodes {

	/**
	 * Length of a code in characters.
	 */
	public static final int LENGTH = 60;

	private static final byte VERSION = 1;

	private static final int ID = 12;

	private static final int SIGNED = 1 + 2 * ID;

	private static final int SIGNATURE = 12;

	private final List<SecretKeySpec> keys;

	AdmissionCodes(OrdersSettings settings, DevelopmentSecrets secrets) {
		settings.admissionKeys().forEach((key) -> secrets.refuse("orders.admission-keys (ADMISSION_KEYS)", key));
		this.keys = settings.admissionKeys()
			.stream()
			.map((key) -> new SecretKeySpec(key.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA256"))
			.toList();
	}

	/**
	 * The code of an admission that is this order's. The same one every time, as long as
	 * the first key is the same.
	 */
	public String sign(String admissionId, String orderId) {
		byte[] signed = ByteBuffer.allocate(SIGNED)
			.put(VERSION)
			.put(HexFormat.of().parseHex(admissionId))
			.put(HexFormat.of().parseHex(orderId))
			.array();
		return Base32.encode(ByteBuffer.allocate(SIGNED + SIGNATURE)
			.put(signed)
			.put(signature(this.keys.getFirst(), signed))
			.array());
	}

	/**
	 * What a code says, if one of our keys has signed it. Takes the same time whatever is
	 * wrong with a signature.
	 */
	public Optional<Proof> verify(String code) {
		return Base32.decode(code, SIGNED + SIGNATURE).filter((bytes) -> bytes[0] == VERSION).flatMap((bytes) -> {
			byte[] signed = Arrays.copyOf(bytes, SIGNED);
			byte[] signature = Arrays.copyOfRange(bytes, SIGNED, bytes.length);
			boolean ours = false;
			for (SecretKeySpec key : this.keys) {
				ours |= MessageDigest.isEqual(signature, signature(key, signed));
			}
			return ours ? Optional.of(new Proof(hex(signed, 1), hex(signed, 1 + ID))) : Optional.empty();
		});
	}

	private static String hex(byte[] bytes, int from) {
		return HexFormat.of().formatHex(bytes, from, from + ID);
	}

	private static byte[] signature(SecretKeySpec key, byte[] signed) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(key);
			return Arrays.copyOf(mac.doFinal(signed), SIGNATURE);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a genuine code says.
	 *
	 * @param orderId whose the admission was when the code was shown
	 */
	public record Proof(String admissionId, String orderId) {
	}

}
