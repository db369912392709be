package dev.ticketing.orders.door;

import java.util.Objects;
import java.util.Optional;

import dev.ticketing.orders.admission.Admission;
import dev.ticketing.orders.admission.AdmissionCodes.Proof;
import dev.ticketing.orders.admission.UseAdmission;
import dev.ticketing.orders.door.Verdict.Admitted;
import dev.ticketing.orders.order.OrderLine;
import dev.ticketing.orders.order.Orders;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Use case: a seller looks at a code at the door. Only who sells the admission can use
 * it, and only they are told anything about it.
 */
@Component
class CheckIn {

	private final UseAdmission useAdmission;

	private final Orders orders;

	CheckIn(UseAdmission useAdmission, Orders orders) {
		this.useAdmission = useAdmission;
		this.orders = orders;
	}

	/**
	 * Says {@code valid} once for each admission, and again under the same id.
	 * @param id of this check-in
	 * @param ticketId what the door is for; nothing for all of the seller's tickets
	 */
	Verdict checkIn(String id, String sellerId, String code, @Nullable String ticketId) {
		Proof proof = this.useAdmission.verify(code).orElse(null);
		OrderLine line = (proof != null) ? line(proof).orElse(null) : null;
		if (proof == null || line == null) {
			return Verdict.FORGED;
		}
		if (!line.sellerId().equals(sellerId)) {
			return Verdict.WRONG;
		}
		if (ticketId != null && !ticketId.equals(line.ticketId())) {
			return Verdict.wrong(admitted(proof, line, this.useAdmission.find(proof.admissionId()).orElse(null)));
		}
		return use(id, proof, line);
	}

	private Optional<OrderLine> line(Proof proof) {
		return this.orders.findById(proof.orderId())
			.flatMap((order) -> order.lines((line) -> line)
				.stream()
				.filter((line) -> line.admissionIds().contains(proof.admissionId()))
				.findFirst());
	}

	private Verdict use(String id, Proof proof, OrderLine line) {
		Admission admission = this.useAdmission.use(proof, id).orElse(null);
		Admitted admitted = admitted(proof, line, admission);
		if (admission == null || !admission.usedBy(proof.orderId())) {
			return Verdict.voided(admitted);
		}
		return id.equals(admission.checkIn()) ? Verdict.valid(Objects.requireNonNull(admission.usedAt()), admitted)
				: Verdict.used(admission.usedAt(), admitted);
	}

	private static Admitted admitted(Proof proof, OrderLine line, @Nullable Admission admission) {
		return new Admitted(proof.admissionId(), line.ticketId(), line.title(),
				(admission != null) ? admission.number() : null, proof.orderId());
	}

}
