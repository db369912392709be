package dev.ticketing.payments.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.service.RefundService;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Refunds over Stripe's own client library.
 */
@Component
final class StripeRefunds implements Refunds {

	private static final long PAGE = 100;

	private final RefundService refunds;

	StripeRefunds(StripeClient stripe) {
		this.refunds = stripe.v1().refunds();
	}

	@Override
	public StripeRefund create(Return purpose, String key) {
		RefundCreateParams params = RefundCreateParams.builder()
			.setPaymentIntent(purpose.intentId())
			.setAmount(StripeAmount.of(purpose.amount()))
			.putMetadata("refundId", purpose.refundId())
			.putMetadata("paymentId", purpose.payment().paymentId())
			.putMetadata("orderId", purpose.payment().orderId())
			.build();
		try {
			return refund(this.refunds.create(params, RequestOptions.builder().setIdempotencyKey(key).build()));
		}
		catch (StripeException ex) {
			throw StripeFailures.explain(ex);
		}
	}

	@Override
	public List<StripeRefund> of(String intentId) {
		List<StripeRefund> all = new ArrayList<>();
		StripeCollection<Refund> page = page(intentId, null);
		page.getData().forEach((refund) -> all.add(refund(refund)));
		while (Boolean.TRUE.equals(page.getHasMore()) && !page.getData().isEmpty()) {
			page = page(intentId, page.getData().getLast().getId());
			page.getData().forEach((refund) -> all.add(refund(refund)));
		}
		return all;
	}

	private StripeCollection<Refund> page(String intentId, @Nullable String after) {
		RefundListParams.Builder params = RefundListParams.builder().setPaymentIntent(intentId).setLimit(PAGE);
		if (after != null) {
			params.setStartingAfter(after);
		}
		try {
			return this.refunds.list(params.build());
		}
		catch (StripeException ex) {
			throw StripeFailures.explain(ex);
		}
	}

	private static StripeRefund refund(Refund refund) {
		Map<String, String> metadata = Objects.requireNonNullElse(refund.getMetadata(), Map.of());
		return new StripeRefund(refund.getId(), metadata.getOrDefault("refundId", ""), state(refund.getStatus()),
				refund.getAmount(), refund.getCurrency().toUpperCase(Locale.ROOT), refund.getFailureReason());
	}

	private static StripeRefund.State state(String status) {
		return switch (status) {
			case "succeeded" -> StripeRefund.State.SUCCEEDED;
			case "failed", "canceled" -> StripeRefund.State.FAILED;
			default -> StripeRefund.State.PENDING;
		};
	}

}
