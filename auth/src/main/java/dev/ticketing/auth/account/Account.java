package dev.ticketing.auth.account;

import java.time.Instant;

import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * Somebody who can sign in. The unique index is what makes an address one account,
 * however many sign up with it at once.
 *
 * @param email in its one form, see {@link EmailAddress}
 * @param passwordHash with the name of its encoder in front
 */
@Document("accounts")
record Account(@MongoId String id, @Indexed(unique = true) String email, String passwordHash, Instant createdAt) {
}
