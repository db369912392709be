package dev.ticketing.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import dev.ticketing.messaging.MessagingAutoConfiguration;
import dev.ticketing.security.Session;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The smallest service there can be: what every service has, and nothing of its own.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = MessagingAutoConfiguration.class)
@Import(Shop.ItemController.class)
public class Shop {

	/**
	 * What clients send.
	 */
	record Item(@NotBlank(message = "name must not be empty.") String name,
			@NotNull(message = "quantity is needed.") @Positive(
					message = "quantity must be 1 or more.") Integer quantity,
			BigDecimal price, Instant at, Boolean open, List<String> tags, @Valid Item part) {
	}

	@RestController
	static class ItemController {

		@GetMapping("/items")
		ResponseEntity<List<Integer>> list(@RequestParam(required = false) Integer limit,
				@RequestParam(required = false) String cursor, @RequestParam(required = false) String q) {
			Keyset keyset = Keyset.of(limit, cursor);
			int first = (keyset.after() != null) ? Integer.parseInt(keyset.after()) + 1 : 1;
			List<Integer> rows = IntStream.rangeClosed(first, 25).limit(keyset.limit() + 1).boxed().toList();
			return keyset.page(rows, String::valueOf, (row) -> row);
		}

		@PostMapping("/items")
		ResponseEntity<Item> create(@Valid @RequestBody Item item) {
			return ResponseEntity.status(HttpStatus.CREATED).body(item);
		}

		@PutMapping("/items/{id}")
		Map<String, Object> change(@PathVariable int id, @RequestBody Item item) {
			return Map.of("id", id);
		}

		@GetMapping("/whoami")
		Session whoami(@AuthenticationPrincipal Session session) {
			return session;
		}

		@PostMapping("/whoami")
		Session change(@AuthenticationPrincipal Session session) {
			return session;
		}

		@GetMapping("/fails/{how}")
		String fail(@PathVariable String how) {
			throw switch (how) {
				case "invalid" -> Refusal.invalid("price", "price must be above zero.");
				case "notYours" -> Refusal.notYours("Only its seller can change it.");
				case "notFound" -> Refusal.notFound("There is no such item.");
				case "soldOut" -> Refusal.conflict("There are only 3 left.").with("available", 3);
				case "tooMany" ->
					Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "Slowly, please.").retryAfter(Duration.ofSeconds(7));
				case "storeGone" -> new DataAccessResourceFailureException("secret");
				case "storeSilent" -> new MongoTimeoutException("secret");
				case "storeFull" -> new UncategorizedMongoDbException("secret", new MongoException("OutOfDiskSpace"));
				case "storeWrong" -> new DataIntegrityViolationException("secret");
				default -> new IllegalStateException("secret");
			};
		}

	}

}
