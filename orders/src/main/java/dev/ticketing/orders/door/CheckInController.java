package dev.ticketing.orders.door;

import dev.ticketing.security.Session;
import dev.ticketing.web.IdempotentRequests;
import dev.ticketing.web.Refusal;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door over HTTP.
 */
@RestController
@RequestMapping("/api/orders/checkins")
class CheckInController {

	private final CheckIn checkIn;

	private final IdempotentRequests requests;

	CheckInController(CheckIn checkIn, IdempotentRequests requests) {
		this.checkIn = checkIn;
		this.requests = requests;
	}

	@PostMapping
	@ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Verdict.class)))
	ResponseEntity<?> checkIn(@Parameter(hidden = true) @AuthenticationPrincipal Session seller,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@RequestBody CheckInBody body) {
		String code = body.requireCode();
		return this.requests.once("checkin:" + seller.userId(), key, body,
				(id) -> ResponseEntity.ok(this.checkIn.checkIn(id, seller.userId(), code, body.ticketId())));
	}

	/**
	 * What was scanned or typed.
	 *
	 * @param code whatever the camera has read; spaces, hyphens and small letters don't
	 * matter
	 * @param ticketId what this door is for; left out, any ticket of the seller's is let
	 * in
	 */
	record CheckInBody(String code, @Nullable String ticketId) {

		private String requireCode() {
			if (this.code == null || this.code.isBlank()) {
				throw Refusal.invalid("code", "Scan or type a code.");
			}
			return this.code;
		}

	}

}
