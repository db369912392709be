package dev.ticketing.expiration.deadline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Reads deadlines. Writing goes through the outbox, so that no event gets lost.
 */
interface Deadlines extends Repository<Deadline, String> {

	Optional<Deadline> findById(String id);

	List<Deadline> findAllByIdIn(Collection<String> ids);

	/**
	 * Those that are waited for and were due by then, the longest overdue first.
	 */
	List<Deadline> findTop500ByWaitingUntilLessThanEqualOrderByWaitingUntil(Instant then);

	long countByWaitingUntilLessThanEqual(Instant then);

	/**
	 * All that are waited for, the most urgent first. To be closed.
	 */
	@Query(value = "{ waitingUntil: { $gt: ?0 } }", fields = "{ waitingUntil: 1 }", sort = "{ waitingUntil: 1 }")
	Stream<Waiting> streamWaitingAfter(Instant then);

	/**
	 * Forgets those that were closed before then, except where an event is still to go
	 * out.
	 */
	long deleteByClosedAtLessThanAndPendingSinceIsNull(Instant then);

	/**
	 * What is needed to set a timer.
	 */
	record Waiting(String id, Instant waitingUntil) {
	}

}
