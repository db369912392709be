package dev.ticketing.payments.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.service.PaymentIntentService;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Stripe's books over its own client library, a hundred intents a call.
 */
@Component
final class PagedStripeLedger implements StripeLedger {

	private static final long PAGE = 100;

	private final PaymentIntentService intents;

	PagedStripeLedger(StripeClient stripe) {
		this.intents = stripe.v1().paymentIntents();
	}

	@Override
	public void since(Instant from, Consumer<List<BookedIntent>> reader) {
		StripeCollection<PaymentIntent> page = page(from, null);
		reader.accept(booked(page));
		while (Boolean.TRUE.equals(page.getHasMore()) && !page.getData().isEmpty()) {
			page = page(from, page.getData().getLast().getId());
			reader.accept(booked(page));
		}
	}

	private StripeCollection<PaymentIntent> page(Instant from, @Nullable String after) {
		PaymentIntentListParams.Builder params = PaymentIntentListParams.builder()
			.setLimit(PAGE)
			.setCreated(PaymentIntentListParams.Created.builder().setGte(from.getEpochSecond()).build())
			.addExpand("data.latest_charge");
		if (after != null) {
			params.setStartingAfter(after);
		}
		try {
			return this.intents.list(params.build());
		}
		catch (StripeException ex) {
			throw StripeFailures.explain(ex);
		}
	}

	@Override
	public Optional<BookedIntent> find(String id) {
		try {
			return Optional.of(booked(this.intents.retrieve(id,
					PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build())));
		}
		catch (InvalidRequestException ex) {
			if (Decline.UNKNOWN_CARD.equals(ex.getCode())) {
				return Optional.empty();
			}
			throw StripeFailures.explain(ex);
		}
		catch (StripeException ex) {
			throw StripeFailures.explain(ex);
		}
	}

	private static List<BookedIntent> booked(StripeCollection<PaymentIntent> page) {
		return page.getData().stream().map(PagedStripeLedger::booked).toList();
	}

	private static BookedIntent booked(PaymentIntent intent) {
		Map<String, String> metadata = Objects.requireNonNullElse(intent.getMetadata(), Map.of());
		Charge charge = intent.getLatestChargeObject();
		Long refunded = (charge != null) ? charge.getAmountRefunded() : null;
		return new BookedIntent(StripePaymentIntents.intent(intent), Instant.ofEpochSecond(intent.getCreated()),
				metadata.getOrDefault("paymentId", ""), metadata.getOrDefault("orderId", ""),
				(refunded != null) ? refunded : 0);
	}

}
