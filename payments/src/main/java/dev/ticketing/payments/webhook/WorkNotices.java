package dev.ticketing.payments.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

import dev.ticketing.payments.payment.LookAgain;
import dev.ticketing.store.Merged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works through what Stripe said, behind the webhook's back. A notice only has us look at
 * Stripe, so the order in which notices come does not matter, nor how often they do; and
 * one that a crash left is worked through later.
 */
@Component
class WorkNotices implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(WorkNotices.class);

	private static final Limit ROUND = Limit.of(100);

	// By then it has been worked through, or whoever heard it is gone.
	private static final Duration LEFT = Duration.ofSeconds(10);

	// Stripe repeats a notice for three days.
	private static final Duration KEPT = Duration.ofDays(30);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Semaphore atOnce = new Semaphore(16);

	private final Set<String> inHand = ConcurrentHashMap.newKeySet();

	private final Merged<String, Boolean> worked = new Merged<>(200, this::workedThrough);

	private final Notices notices;

	private final LookAgain payments;

	private final Clock clock;

	WorkNotices(Notices notices, LookAgain payments, Clock clock) {
		this.notices = notices;
		this.payments = payments;
		this.clock = clock;
	}

	void soon(Notice notice) {
		if (!this.inHand.add(notice.id())) {
			return;
		}
		try {
			this.threads.execute(() -> work(notice));
		}
		catch (RejectedExecutionException ex) {
			this.inHand.remove(notice.id());
			logger.info("Notice {} is worked through later: shutting down", notice.id());
		}
	}

	@Scheduled(fixedDelayString = "${payments.completer-interval:5s}")
	void workLeft() {
		Instant then = this.clock.instant().minus(LEFT);
		this.notices.findByWaitingSinceLessThanOrderByWaitingSince(then, ROUND).forEach(this::soon);
	}

	private void work(Notice notice) {
		this.atOnce.acquireUninterruptibly();
		try {
			if (!notice.paymentId().isEmpty()) {
				this.payments.lookAgain(notice.paymentId());
			}
			this.worked.ask(notice.id());
		}
		catch (RuntimeException ex) {
			logger.warn("Notice {} ({}) is worked through later: {}", notice.id(), notice.type(), ex.toString());
		}
		finally {
			this.atOnce.release();
			this.inHand.remove(notice.id());
		}
	}

	private List<Boolean> workedThrough(List<String> together) {
		this.notices.workedThrough(together);
		return Collections.nCopies(together.size(), true);
	}

	@Scheduled(fixedDelay = 3_600_000)
	void forget() {
		this.notices.deleteByHeardAtLessThanAndWaitingSinceIsNull(this.clock.instant().minus(KEPT));
	}

	@Override
	public void destroy() {
		this.threads.shutdown();
	}

}
