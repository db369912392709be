package dev.ticketing.orders.order;

import java.time.Instant;
import java.util.List;

import dev.ticketing.events.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * Money that an order's buyer gets back. Its admissions are void from the moment it is
 * granted, whatever becomes of the money.
 *
 * @param amount the prices of the admissions
 * @param requestedBy the seller, or the buyer
 */
record Refund(@MongoId(FieldType.STRING) String id, Money amount, List<String> admissionIds, @Nullable String reason,
		String requestedBy, Instant requestedAt, RefundStatus status) {

	boolean failed() {
		return this.status == RefundStatus.FAILED;
	}

	/**
	 * The part of it that is about the admissions of a line.
	 */
	Refund within(OrderLine line) {
		List<String> part = this.admissionIds.stream().filter(line.admissionIds()::contains).toList();
		return new Refund(this.id, line.price().times(part.size()), part, this.reason, this.requestedBy,
				this.requestedAt, this.status);
	}

	Refund become(RefundStatus status) {
		return new Refund(this.id, this.amount, this.admissionIds, this.reason, this.requestedBy, this.requestedAt,
				status);
	}

}
