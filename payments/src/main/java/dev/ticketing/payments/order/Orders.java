package dev.ticketing.payments.order;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/**
 * The orders that payments has heard of.
 */
public interface Orders extends Repository<Order, String> {

	Optional<Order> findById(String id);

	List<Order> findByIdIn(Collection<String> ids);

	/**
	 * Those with a greater id, in the order of their ids, which is that of their making.
	 */
	List<Order> findByIdGreaterThanOrderById(String id, Limit limit);

}
