package dev.ticketing.orders.order;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ticketing.orders.admission.Admission;
import dev.ticketing.orders.admission.AdmissionCodes;
import dev.ticketing.security.Session;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Admissions over HTTP, for their buyers.
 */
@RestController
@RequestMapping("/api/orders/{id}/admissions")
class AdmissionController {

	private final ShowOrders showOrders;

	private final AdmissionCodes codes;

	AdmissionController(ShowOrders showOrders, AdmissionCodes codes) {
		this.showOrders = showOrders;
		this.codes = codes;
	}

	@GetMapping
	List<AdmissionBody> admissions(@Parameter(hidden = true) @AuthenticationPrincipal Session buyer,
			@PathVariable String id) {
		Order order = this.showOrders.show(id, buyer.userId());
		Map<String, String> titles = new HashMap<>();
		order.lines((line) -> titles.put(line.ticketId(), line.title()));
		return this.showOrders.admissions(order).stream().map((admission) -> {
			String title = titles.getOrDefault(admission.ticketId(), "");
			return AdmissionBody.of(order.id(), admission, title, this.codes.sign(admission.id(), order.id()));
		}).toList();
	}

	/**
	 * The right of one person to enter.
	 *
	 * @param code what is shown at the door, as a QR code or to be typed
	 * @param status {@code valid}, {@code used}, or {@code void} if it has been given
	 * back
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record AdmissionBody(String id, String ticketId, String title, int number, String code, String status,
			@Nullable Instant usedAt) {

		static AdmissionBody of(String orderId, Admission admission, String title, String code) {
			return new AdmissionBody(admission.id(), admission.ticketId(), title, admission.number(), code,
					admission.statusFor(orderId), admission.usedBy(orderId) ? admission.usedAt() : null);
		}

	}

}
