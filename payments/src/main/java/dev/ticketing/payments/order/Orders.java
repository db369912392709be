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
	 * Those that stand so and have a greater id, in the order of their ids, which is that
	 * of their making.
	 */
	List<Order> findByStatusAndIdGreaterThanOrderById(String status, String id, Limit limit);

}
