package dev.ticketing.security;

import java.security.Key;
import java.util.Optional;

/**
 * The public keys that session tokens may be signed with.
 */
@FunctionalInterface
public interface SessionKeys {

	/**
	 * The key with this id, if it is one of ours.
	 */
	Optional<Key> find(String keyId);

}
