package dev.ticketing.payments.reconciliation;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/**
 * The report of the last comparison.
 */
interface Reports extends Repository<Report, String> {

	Optional<Report> findById(String id);

	Report save(Report report);

	default Report last() {
		return findById(Report.LAST).orElseGet(Report::none);
	}

}
