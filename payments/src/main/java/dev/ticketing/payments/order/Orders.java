package dev.ticketing.payments.order;

import org.springframework.data.repository.Repository;

import java.util.Optional;

/**
 * The orders that payments has heard of.
 */
public interface Orders extends Repository<Order, String> {

	Optional<Order> findById(String id);

}
