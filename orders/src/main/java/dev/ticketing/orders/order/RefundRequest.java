package dev.ticketing.orders.order;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A seller wants the buyer of an order to have their money back.
 *
 * @param id what makes the request one of a kind, also if it is sent again; the id of the
 * refund
 * @param admissionIds which admissions are to be void; nothing for all of this seller's
 * that still stand
 */
record RefundRequest(String id, String orderId, String sellerId, @Nullable List<String> admissionIds,
		@Nullable String reason) {
}
