import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes the Ed25519 key pair that signs sessions on this machine: {@code private-jwks.json}, readable by its owner
 * alone, and {@code jwks.json} with the public half. The key id is the thumbprint of RFC 7638.
 */
class SessionKeys {

	public static void main(String[] args) throws Exception {
		var folder = Path.of(args[0]);
		var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		var encoded = pair.getPublic().getEncoded();
		var x = base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
		var d = base64(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow());
		var canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(x);
		var kid = base64(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes()));
		var open = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"alg\":\"EdDSA\",\"use\":\"sig\",\"kid\":\"%s\",\"x\":\"%s\"".formatted(kid, x);
		write(folder.resolve("private-jwks.json"), "{\"keys\":[%s,\"d\":\"%s\"}]}%n".formatted(open, d), "rw-------");
		write(folder.resolve("jwks.json"), "{\"keys\":[%s}]}%n".formatted(open), "rw-r--r--");
	}

	private static void write(Path file, String text, String mode) throws IOException {
		var draft = file.resolveSibling(file.getFileName() + ".new");
		Files.deleteIfExists(draft);
		Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
		Files.writeString(draft, text);
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
