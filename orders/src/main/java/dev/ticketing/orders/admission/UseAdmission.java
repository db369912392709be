package dev.ticketing.orders.admission;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.ticketing.orders.admission.AdmissionCodes.Proof;

import org.springframework.stereotype.Component;

/**
 * Use case: somebody enters by an admission, which nobody can do again.
 */
@Component
public class UseAdmission {

	private static final int OLD_CODE = 26;

	private final Admissions admissions;

	private final AdmissionCodes codes;

	private final Clock clock;

	UseAdmission(Admissions admissions, AdmissionCodes codes, Clock clock) {
		this.admissions = admissions;
		this.codes = codes;
		this.clock = clock;
	}

	/**
	 * What a code proves, if it is one of ours.
	 */
	public Optional<Proof> verify(String code) {
		return this.codes.verify(code).or(() -> old(code));
	}

	// Codes were random and stored before they were signed. Giving the admission back
	// takes such a code out of the world.
	private Optional<Proof> old(String code) {
		String plain = code.strip().toUpperCase(java.util.Locale.ROOT);
		if (plain.length() != OLD_CODE || !plain.chars().allMatch((c) -> c < 128 && Character.isLetterOrDigit(c))) {
			return Optional.empty();
		}
		return this.admissions.withCode(plain)
			.map((admission) -> new Proof(admission.id(), String.valueOf(admission.orderId())));
	}

	/**
	 * The admission, if there still is one.
	 */
	public Optional<Admission> find(String admissionId) {
		return this.admissions.find(List.of(admissionId)).stream().findFirst();
	}

	/**
	 * Enters by the order's own admission.
	 * @param checkIn what makes this entry one of a kind; entering again by the same one
	 * changes nothing
	 * @return the admission as it stands afterwards; it was this entry if it has its
	 * {@code checkIn}
	 */
	public Optional<Admission> use(Proof proof, String checkIn) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		this.admissions.use(proof.orderId(), proof.admissionId(), checkIn, now);
		return find(proof.admissionId());
	}

}
