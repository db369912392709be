package dev.ticketing.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.ended;
import static dev.ticketing.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody needs who runs this: numbers under the names that dashboards and alerts
 * ask for, one trace for one purchase, and streams that can be built anew.
 */
@org.junit.jupiter.api.Order(46)
@OnPlatform
class OperationsTests {

	private static final List<String> SERVICES = List.of("auth", "tickets", "orders", "expiration", "payments");

	private Platform platform;

	private Person seller;

	private Person buyer;

	@BeforeEach
	void meet(Platform platform) {
		this.platform = platform;
		this.seller = platform.signUp();
		this.buyer = platform.signUp();
	}

	@Test
	void everyMetricAndLabelThatADashboardOrAnAlertAsksForIsTold() {
		buy(this.buyer.reserves(this.seller.offers(Offer.of(2)), 1));
		Stream.of("users", "tickets", "orders", "payments")
			.forEach((unknown) -> this.buyer.gateway().get("/api/" + unknown + "/" + People.id()));
		List<MetricQuestion> questions = MetricQuestion.all();
		assertThat(questions).extracting(MetricQuestion::where)
			.contains("alerts.yml", "events.json", "sales.json", "services.json");
		assertThat(questions).extracting(MetricQuestion::metric)
			.contains("http_server_requests_seconds_bucket", "ticketing_events_lag_seconds_bucket",
					"ticketing_outbox_oldest_age_seconds", "ticketing_expiration_lateness_seconds_bucket",
					"payments_steps_abandoned_total", "orphan_charges", "captured_without_ticket",
					"ticket_without_capture");
		eventually(() -> {
			List<MetricSample> told = told();
			assertThat(questions).allSatisfy((question) -> {
				Set<String> applications = told.stream()
					.filter(question::isAnsweredBy)
					.map(MetricSample::application)
					.collect(Collectors.toSet());
				assertThat(applications).isNotEmpty();
				assertThat(applications).isSubsetOf(SERVICES).containsAll(tellers(question));
			});
		});
	}

	// Who tells it at least, where it is asked service by service.
	private static List<String> tellers(MetricQuestion question) {
		String metric = question.metric();
		if (!question.labels().contains("application")) {
			return List.of();
		}
		return SERVICES.stream()
			// Nobody but probes speaks to expiration; auth has no events.
			.filter((service) -> !service
				.equals(metric.startsWith("http") ? "expiration" : metric.startsWith("ticketing") ? "auth" : ""))
			.toList();
	}

	@Test
	void aQuestionThatNobodyAnswersIsSeen() {
		List<MetricSample> told = MetricSample.of("""
				# HELP answers_total by status
				answers_total{application="orders",status="200"} 3.0
				""").toList();
		assertThat(MetricQuestion.of("x", "sum by (application) (rate(answers_total{status=~\"2..\"}[1m]))"))
			.allMatch((question) -> told.stream().anyMatch(question::isAnsweredBy))
			.hasSize(1);
		for (String wrong : List.of("answers_sum", "sum by (service) (answers_total)", "answers_total{code=\"200\"}",
				"answers_total{status=\"201\"}", "answers_total{status=~\"3..\"}")) {
			assertThat(MetricQuestion.of("x", wrong)).as(wrong)
				.noneMatch((question) -> told.stream().anyMatch(question::isAnsweredBy))
				.hasSize(1);
		}
	}

	private List<MetricSample> told() {
		return Stream.of(1, 2, 3, 4, 5)
			.flatMap((service) -> MetricSample.of(this.platform.behind(service).get("/actuator/prometheus").text()))
			.toList();
	}

	/**
	 * What a page says for one machine, word by word: only the ports are those of this
	 * platform. What is said for Kubernetes behind a forwarded port is asked of the same
	 * service here.
	 */
	@Test
	void whatTheRunbooksTellToDoOnOneMachineWorks() {
		Set<String> commands = Runbooks.commands();
		assertThat(commands).contains("./dev reconcile", "./dev check", "./dev rebuild-stream tickets",
				"./dev dead-letters replay orders", "curl -s 127.0.0.1:8083/readyz");
		for (String command : commands) {
			DevScript.Outcome outcome = this.platform.shell(Runbooks.here(command, this.platform.port()));
			assertThat(outcome.status()).as(command + "\n" + outcome.output()).isZero();
		}
	}

	@Test
	void oneTraceLeadsFromThePaymentThroughOrdersToTheCapture() throws IOException {
		try (TraceReceiver receiver = TraceReceiver.start()) {
			tracingTo(receiver.address());
			Order order = this.buyer.reserves(this.seller.offers(Offer.of(1)), 1);
			String trace = People.id() + People.id().substring(0, 8);
			Gateway traced = this.buyer.gateway().with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
			this.buyer.rememberPayment(Eventually.onceKnown(
					() -> traced.post("/api/payments", java.util.Map.of("orderId", order.id(), "token", "tok_visa"))));
			assertThat(ended(this.buyer, order).complete()).isTrue();
			eventually(() -> assertThat(receiver.spans(trace)).contains("payments: http post /api/payments",
					"orders: handle payment.authorized", "payments: handle order.completed",
					"payments: Stripe POST /v1/payment_intents/{id}/capture"));
			// A parent ends, and is sent, after its children.
			eventually(() -> assertThat(receiver.orphans(trace)).as("every span but the first has its parent here")
				.isEmpty());
			for (String service : new String[] { "orders", "payments" }) {
				assertThat(read(this.platform.home().resolve("logs/" + service + ".log"))).as("JSON logs of " + service)
					.contains("\"service\":{\"name\":\"" + service + "\"");
			}
		}
		finally {
			this.platform.dev("restart", "orders", "payments");
		}
	}

	private void tracingTo(String address) {
		this.platform.devWith(java.util.Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", address, "OTEL_BSP_SCHEDULE_DELAY", "200",
				"LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"))
			.run("restart", "orders", "payments")
			.succeeded();
	}

	@Test
	void aBrokerThatHasLostAllIsFilledAgainAndWhoWasAboutToPayGetsTheTicket() {
		Ticket ticket = this.seller.offers(Offer.of(5));
		Order paid = this.buyer.reserves(ticket, 1);
		buy(paid);
		Order reserved = this.buyer.reserves(ticket, 1);
		Ticket unknown = losingStreams(() -> this.seller.offers(Offer.of(1).titled("Told while there was no broker")));
		assertThat(this.platform.dev("rebuild-stream").output()).contains("\"order.completed\":", "\"ticket.created\":",
				"\"payment.captured\":", "\"failed\":{}");
		buy(reserved);
		buy(this.buyer.reserves(unknown, 1));
		assertThat(this.buyer.sees(paid).complete()).isTrue();
		eventually(() -> assertThat(this.seller.sees(ticket).available()).isEqualTo(3));
		String streams = this.platform.behind(22).get("/jsz?streams=true").text();
		assertThat(streams).contains("\"TICKETS\"", "\"ORDERS\"", "\"PAYMENTS\"", "\"EXPIRATION\"");
	}

	private Ticket losingStreams(java.util.function.Supplier<Ticket> meanwhile) {
		this.platform.parts().kill("nats");
		Ticket ticket = meanwhile.get();
		try (Stream<Path> stores = Files.list(this.platform.home().resolve("data"))) {
			stores.map((store) -> store.resolve("nats")).filter(Files::exists).forEach(Parts::delete);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		this.platform.dev("up");
		return ticket;
	}

	private void buy(Order order) {
		this.buyer.pays(order, "tok_visa");
		assertThat(ended(this.buyer, order).complete()).isTrue();
		eventually(() -> assertThat(this.platform.ledger().captured(order)).isEqualTo(order.minorUnits()));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
