package dev.ticketing.payments.webhook;

import java.time.Clock;

import dev.ticketing.payments.stripe.StripeNotice;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Use case: remember what Stripe says, once. Working it through comes after the answer,
 * because Stripe does not wait long for one.
 */
@Component
class HearNotice {

	private final Notices notices;

	private final WorkNotices work;

	private final Clock clock;

	private final MeterRegistry meters;

	HearNotice(Notices notices, WorkNotices work, Clock clock, MeterRegistry meters) {
		this.notices = notices;
		this.work = work;
		this.clock = clock;
		this.meters = meters;
	}

	void hear(StripeNotice said) {
		try {
			Notice notice = this.notices.save(Notice.of(said, this.clock.instant()));
			count("new");
			this.work.soon(notice);
		}
		catch (DuplicateKeyException ex) {
			count("repeated");
		}
	}

	/**
	 * Somebody has said something that Stripe has not signed.
	 */
	void refuse() {
		count("refused");
	}

	private void count(String outcome) {
		this.meters.counter("payments.notices", "outcome", outcome).increment();
	}

}
