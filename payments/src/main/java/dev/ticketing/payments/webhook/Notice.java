package dev.ticketing.payments.webhook;

import java.time.Instant;

import dev.ticketing.payments.stripe.StripeNotice;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * What Stripe has told us, kept once under Stripe's id for it, until it is worked through
 * and for some time after, so that a late copy is known.
 *
 * @param waitingSince since when it waits to be worked through; absent afterwards, so
 * that the index holds only what there is to do
 */
@Document("notices")
record Notice(@MongoId(FieldType.STRING) String id, String type, String objectId, String paymentId,
		@Indexed Instant heardAt, @Indexed(sparse = true) @Nullable Instant waitingSince,
		@Version @Nullable Long version) {

	static Notice of(StripeNotice notice, Instant now) {
		return new Notice(notice.id(), notice.type(), notice.objectId(), notice.paymentId(), now, now, null);
	}

}
