package dev.ticketing.orders.order;

import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.Optional;

/**
 * The stored orders. They are written by the outbox only.
 */
public interface Orders extends Repository<Order, String> {

	Optional<Order> findById(String id);

	List<Order> findByIdIn(Collection<String> ids);

	List<Order> findByBuyerIdOrderByIdDesc(String buyerId, Limit limit);

	List<Order> findByBuyerIdAndIdLessThanOrderByIdDesc(String buyerId, String id, Limit limit);

}
