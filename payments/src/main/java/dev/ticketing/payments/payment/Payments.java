package dev.ticketing.payments.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/**
 * All payments. Written by way of the outbox only.
 */
interface Payments extends Repository<Payment, String> {

	Optional<Payment> findById(String id);

	Optional<Payment> findByOrderId(String orderId);

	/**
	 * Those with a step that nobody has ended since then, oldest first.
	 */
	List<Payment> findByProgressSinceLessThanOrderByProgressSince(Instant then, Limit limit);

}
