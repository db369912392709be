package dev.ticketing.auth.account;

import java.util.Optional;

import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.mongodb.repository.Update;
import org.springframework.data.repository.Repository;

/**
 * The accounts, by their normalised address.
 */
interface Accounts extends Repository<Account, String> {

	Optional<Account> findByEmail(String email);

	boolean existsByEmail(String email);

	/**
	 * Adds an account.
	 * @throws org.springframework.dao.DuplicateKeyException if the address has one
	 */
	Account insert(Account account);

	/**
	 * Replaces a hash by a better one of the same password, unless it has changed
	 * meanwhile.
	 */
	@Query("{ '_id': ?0, 'passwordHash': ?1 }")
	@Update("{ '$set': { 'passwordHash': ?2 } }")
	void replaceHash(String id, String old, String better);

}
