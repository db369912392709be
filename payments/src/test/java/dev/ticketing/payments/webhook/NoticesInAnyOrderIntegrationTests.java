package dev.ticketing.payments.webhook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import dev.ticketing.events.Event;
import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentCaptured;
import dev.ticketing.events.PaymentEvent.PaymentFailed;
import dev.ticketing.events.PaymentEvent.PaymentRefunded;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.payments.PlacedOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All permutations of what Stripe tells of a payment, before and after it has happened,
 * and more than once, end in the same state.
 */
class NoticesInAnyOrderIntegrationTests extends NoticesTest {

	@ParameterizedTest
	@EnumSource
	void endInTheSameStateInWhateverOrderAndHoweverOftenTheyCome(Life life) throws Exception {
		List<Callable<PlacedOrder>> lives = permutations(life.notices).stream()
			.<Callable<PlacedOrder>>map((notices) -> () -> live(life, notices))
			.toList();
		assertThat(lives).hasSize(24);
		List<PlacedOrder> orders = atOnce(lives);
		for (PlacedOrder order : orders) {
			awaitStatus(order, life.end);
			for (String type : life.notices) {
				assertThat(hear(notice(order, type)).status()).as("news of what is long known").isEqualTo(200);
			}
		}
		awaitQuiet();
		orders.forEach((order) -> assertEnded(life, order));
	}

	private void assertEnded(Life life, PlacedOrder order) {
		String id = stored(order).getString("_id");
		assertThat(status(order)).isEqualTo(life.end);
		life.told.forEach((event, times) -> assertThat(WIRE.told(event, id)).as(event.getSimpleName()).hasSize(times));
		assertThat(intent(order).get("amount_captured").asLong()).isEqualTo(life.captured);
		assertThat(intent(order).get("amount_refunded").asLong()).isEqualTo(life.refunded);
		assertThat(intent(order).get("amount_capturable").asLong()).isZero();
	}

	/**
	 * A purchase in the midst of which the notices come, each of them twice.
	 */
	private PlacedOrder live(Life life, List<String> notices) throws Exception {
		Random random = new Random(notices.hashCode());
		PlacedOrder order = order();
		awaitReplica(order, 1);
		begin(life, order);
		List<String> bodies = new ArrayList<>(notices.stream().map((type) -> notice(order, type)).toList());
		int turn = random.nextInt(bodies.size());
		for (int i = 0; i < bodies.size(); i++) {
			if (i == turn) {
				turn(life, order);
			}
			assertThat(hear(bodies.get(i)).status()).isEqualTo(200);
		}
		Collections.shuffle(bodies, random);
		for (String copy : bodies) {
			assertThat(hear(copy).status()).isEqualTo(200);
		}
		end(life, order);
		return order;
	}

	private void begin(Life life, PlacedOrder order) {
		if (life == Life.REFUNDED) {
			assertThat(pay(order, "tok_visa").text("status")).isEqualTo("authorized");
			WIRE.publish(order.completed());
			awaitStatus(order, "CAPTURED");
		}
		else {
			assertThat(pay(order, "tok_threeDSecureRequired").text("status")).isEqualTo("requires_action");
		}
	}

	private static void turn(Life life, PlacedOrder order) {
		switch (life) {
			case PAID -> authenticate(order, "succeed");
			case DECLINED -> authenticate(order, "fail");
			case REFUNDED -> WIRE.publish(order.refunded(3, order.refund(1999, "a1")));
		}
	}

	private void end(Life life, PlacedOrder order) {
		switch (life) {
			case PAID -> {
				awaitStatus(order, "AUTHORIZED");
				WIRE.publish(order.completed());
			}
			case DECLINED -> {
				awaitStatus(order, "DECLINED");
				WIRE.publish(order.cancelled());
			}
			case REFUNDED -> {
			}
		}
	}

	private static List<List<String>> permutations(List<String> all) {
		if (all.isEmpty()) {
			return List.of(List.of());
		}
		return all.stream()
			.flatMap((first) -> permutations(all.stream().filter((each) -> !each.equals(first)).toList()).stream()
				.map((rest) -> Stream.concat(Stream.of(first), rest.stream()).toList()))
			.toList();
	}

	/**
	 * What may become of a payment of 19.99.
	 */
	private enum Life {

		PAID("CAPTURED", 1999, 0, Map.of(PaymentAuthorized.class, 1, PaymentCaptured.class, 1),
				"payment_intent.created", "payment_intent.requires_action", "payment_intent.amount_capturable_updated",
				"payment_intent.succeeded"),
		DECLINED("VOIDED", 0, 0, Map.of(PaymentAuthorized.class, 0, PaymentFailed.class, 1, PaymentVoided.class, 1),
				"payment_intent.created", "payment_intent.requires_action", "payment_intent.payment_failed",
				"payment_intent.canceled"),
		REFUNDED("REFUNDED", 1999, 1999, Map.of(PaymentCaptured.class, 1, PaymentRefunded.class, 1),
				"payment_intent.succeeded", "refund.created", "refund.updated", "charge.refunded");

		private final String end;

		private final long captured;

		private final long refunded;

		private final Map<Class<? extends Event>, Integer> told;

		private final List<String> notices;

		Life(String end, long captured, long refunded, Map<Class<? extends Event>, Integer> told, String... notices) {
			this.end = end;
			this.captured = captured;
			this.refunded = refunded;
			this.told = told;
			this.notices = List.of(notices);
		}

	}

}
