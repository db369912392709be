package dev.ticketing.orders.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ticketing.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A refund as buyers and sellers see it.
 *
 * @param amount the prices of the admissions
 * @param admissions which ones are void by it
 */
@Schema(name = "Refund")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefundBody(String id, BigDecimal amount, String currency, List<String> admissions,
		@Nullable String reason, @Schema(allowableValues = {
				"seller", "buyer" }) String requestedBy,
		Instant requestedAt, @Schema(allowableValues = { "pending", "succeeded", "failed" }) String status){

	static RefundBody of(Order order, Refund refund) {
		return new RefundBody(refund.id(), refund.amount().toDecimal(), refund.amount().currency(),
				refund.admissionIds(), refund.reason(), order.belongsTo(refund.requestedBy()) ? "buyer" : "seller",
				refund.requestedAt(), refund.status().label());
	}

	static List<RefundBody> all(Order order) {
		return order.granted().refunds().stream().map((refund) -> of(order, refund)).toList();
	}

	/**
	 * What is refunded of a line, as its seller may see it: of other lines that were
	 * refunded with it nothing is told.
	 */
	public static List<RefundBody> of(Order order, OrderLine line) {
		return order.granted()
			.refunds()
			.stream()
			.map((refund) -> of(order, refund.within(line)))
			.filter((refund) -> !refund.admissions().isEmpty())
			.toList();
	}

	/**
	 * What a seller asks for.
	 *
	 * @param admissions which ones; all of theirs that still stand, if left out
	 */
	@Schema(name = "RefundRequest")
	record Wanted(@Nullable List<@Nullable String> admissions, @Schema(maxLength = 500) @Nullable String reason) {

		private static final int MOST_ADMISSIONS = 1_000;

		private static final int LONGEST_REASON = 500;

		/**
		 * @throws Refusal if it makes no sense
		 */
		RefundRequest request(String refundId, String orderId, String sellerId) {
			return new RefundRequest(refundId, orderId, sellerId, named(),
					(this.reason != null && !this.reason.isBlank()) ? this.reason.strip() : null);
		}

		void check() {
			named();
			if (this.reason != null && this.reason.codePointCount(0, this.reason.length()) > LONGEST_REASON) {
				throw Refusal.invalid("reason", "reason can have %d characters at most.".formatted(LONGEST_REASON));
			}
		}

		private @Nullable List<String> named() {
			if (this.admissions == null) {
				return null;
			}
			if (this.admissions.isEmpty() || this.admissions.size() > MOST_ADMISSIONS) {
				throw Refusal.invalid("admissions",
						"Name 1 to %d admissions, or leave them out for all.".formatted(MOST_ADMISSIONS));
			}
			List<String> named = this.admissions.stream().map(String::valueOf).toList();
			if (new HashSet<>(named).size() < named.size()) {
				throw Refusal.invalid("admissions", "Name each admission once.");
			}
			return named;
		}

	}

}
