package dev.ticketing.payments.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.mongodb.repository.Update;
import org.springframework.data.repository.Repository;

/**
 * All notices that were heard.
 */
interface Notices extends Repository<Notice, String> {

	/**
	 * @throws org.springframework.dao.DuplicateKeyException if it was heard before
	 */
	Notice save(Notice heard);

	/**
	 * Those that have waited since then, the longest first.
	 */
	List<Notice> findByWaitingSinceLessThanOrderByWaitingSince(Instant then, Limit limit);

	@Query("{ _id: { $in: ?0 } }")
	@Update("{ $unset: { waitingSince: 1 } }")
	void workedThrough(Collection<String> ids);

	long deleteByHeardAtLessThanAndWaitingSinceIsNull(Instant then);

}
